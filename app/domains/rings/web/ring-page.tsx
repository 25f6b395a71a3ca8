import type { PropsWithChildren } from 'hono/jsx';
import { href } from '../../../routes.ts';
import {
  EmptyState,
  Field,
  Form,
  Heading,
  Hidden,
  LanguageField,
  Part,
  Radios,
  Section,
  Select,
  Shell,
  Stacked,
  Submit,
  useView,
  type Problems,
  Day,
  InLang,
} from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Membership, Ring } from '../../people/index.ts';
import { alarmOf } from '../alarm.ts';
import type { Rhythm } from '../rhythm.ts';
import { newestFirst, ways, type Touch } from '../touch.ts';
import { AlarmNotice, AskForm, RhythmFacts, type RhythmsData } from './rhythm-section.tsx';

export interface RingPageData extends RhythmsData {
  readonly issue: Issue;
  readonly ring: Ring;
  readonly members: readonly Membership[];
  /** The part of the page that the address asks for. */
  readonly open: string | null;
}

/** One ring: what it asks of one, what it was sent and asked; for those who lead, the forms. */
export function RingPage({ data, children }: PropsWithChildren<{ data: RingPageData }>) {
  const { t } = useView();
  const { ring, issue } = data;
  const rhythm = data.rhythms.find((one) => one.ring === ring);
  const alarm = alarmOf(ring, data.touches);
  return (
    <Shell title={t(`people:ring.${ring}`)} desk wide>
      <Heading
        above={data.leads ? <a href={`${href('desk.people', { issue: issue.slug })}#rhythms`}>{t('rings:back')}</a> : <BackToIssue issue={issue} />}
        title={t(`people:ring.${ring}`)}
        lede={t(`people:ring.${ring}.about`)}
      />
      {children}
      {alarm && data.leads ? <AlarmNotice alarm={alarm} data={data} /> : null}
      {rhythm ? <RhythmFacts rhythm={rhythm} touches={data.touches} today={data.today} /> : null}
      <TouchLog data={data} />
      {data.leads && !alarm ? (
        <Part id="ask" title={t('rings:ask')} open={data.open === 'ask'}>
          <AskForm ring={ring} issue={issue} reach={data.reach.get(ring)} />
        </Part>
      ) : null}
      {data.leads ? (
        <>
          <Part id="log" title={t('rings:log.add')} quiet={t('rings:log.add.about')} open={data.open === 'log'}>
            <DispatchForm issue={issue} ring={ring} today={data.today} />
          </Part>
          <Part id="rhythm" title={t('rings:rhythm')} open={data.open === 'rhythm' || rhythm?.number === 0}>
            {rhythm ? <RhythmForm issue={issue} rhythm={rhythm} members={data.members} /> : null}
          </Part>
        </>
      ) : null}
    </Shell>
  );
}

function TouchLog({ data }: { data: RingPageData }) {
  const { t } = useView();
  const own = newestFirst(data.touches.filter((one) => one.ring === data.ring)).slice(0, 60);
  const rows = own.map((one) => [
    <Day value={one.on} style="short" />,
    <strong class={one.way === 'asked' ? 'way' : 'way way-sent'}>{t(`rings:way.${one.way}`)}</strong>,
    <What one={one} />,
    one.channel ? <InLang lang={one.lang}>{one.channel}</InLang> : '',
    ...(data.leads ? [<Removal one={one} slug={data.issue.slug} ring={data.ring} />] : []),
  ]);
  const head = [t('rings:log.on'), t('rings:log.way'), t('rings:log.what'), t('rings:log.channel'), ...(data.leads ? [t('people:change')] : [])];
  return (
    <Section title={t('rings:log')}>
      {own.length === 0 ? (
        <EmptyState title={t('rings:log.none')} why={t('rings:log.none.why')} />
      ) : (
        <Stacked caption={t('rings:log')} head={head} rows={rows} />
      )}
    </Section>
  );
}

function What({ one }: { one: Touch }) {
  const { t } = useView();
  const words = one.what ? <InLang lang={one.lang}>{one.what}</InLang> : t(`rings:source.${one.source}`);
  return (
    <>
      {one.link ? <a href={one.link}>{words}</a> : words}
      {one.source !== 'dispatch' && one.what ? <span class="quiet"> · {t(`rings:source.${one.source}`)}</span> : null}
    </>
  );
}

function Removal({ one, slug, ring }: { one: Touch; slug: string; ring: Ring }) {
  const { t } = useView();
  if (one.source !== 'dispatch') return <span class="quiet">{t('rings:log.derived')}</span>;
  return (
    <Form id={`remove-${one.id}`} action={href('dispatch.remove', { issue: slug, ring, dispatch: one.id })}>
      <Submit small>{t('rings:log.remove')}</Submit>
    </Form>
  );
}

/** Writes down what went out, or was asked, outside this program. */
export function DispatchForm({ issue, ring, today, problems, typed = {} }: { issue: Issue; ring: Ring; today: string; problems?: Problems; typed?: Typed }) {
  const { t } = useView();
  const choices = ways.map((way) => ({ value: way, label: t(`rings:way.${way}`), hint: t(`rings:way.${way}.about`) }));
  return (
    <Form id="dispatch" action={href('dispatch.create', { issue: issue.slug, ring })} problems={problems} sees={t('rings:log.sees')}>
      <Radios name="way" label={t('rings:log.way')} options={choices} value={typed['way'] ?? 'asked'} />
      <Field name="on" type="date" label={t('rings:log.on')} value={typed['on'] ?? today} max={today} required />
      <Field name="what" label={t('rings:log.what')} hint={t('rings:log.what.hint')} value={typed['what']} maxlength={500} required />
      <Field name="channel" label={t('rings:log.channel')} hint={t('rings:log.channel.hint')} value={typed['channel']} maxlength={300} optional />
      <Field name="link" type="url" label={t('rings:log.link')} value={typed['link']} maxlength={2000} dir="ltr" optional />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? issue.lang} />
      <Submit primary>{t('rings:log.submit')}</Submit>
    </Form>
  );
}

/** Agrees how often a ring is asked, what is asked of it and how it answers. */
export function RhythmForm({
  issue,
  rhythm,
  members,
  problems,
  typed = {},
}: {
  issue: Issue;
  rhythm: Rhythm;
  members: readonly Membership[];
  problems?: Problems;
  typed?: Typed;
}) {
  const { t } = useView();
  const linkers = [{ value: '', label: t('rings:rhythm.linker.none') }, ...members.map((one) => ({ value: one.personId, label: one.name }))];
  return (
    <Form
      id="ring-rhythm"
      action={href('ring.rhythm', { issue: issue.slug, ring: rhythm.ring })}
      method="put"
      problems={problems}
      sees={t('rings:rhythm.sees')}
    >
      <Hidden name="over" value={typed['over'] ?? rhythm.number} />
      <Field
        name="everyDays"
        type="number"
        label={t('rings:rhythm.every.label')}
        value={typed['everyDays'] ?? rhythm.everyDays}
        min={1}
        max={366}
        inputmode="numeric"
        required
      />
      <Field
        name="asks"
        type="textarea"
        label={t('rings:rhythm.asks')}
        hint={t('rings:rhythm.asks.hint')}
        value={typed['asks'] ?? rhythm.asks}
        maxlength={1000}
        optional
      />
      <Field
        name="timeNeeded"
        label={t('rings:rhythm.time')}
        hint={t('rings:rhythm.time.hint')}
        value={typed['timeNeeded'] ?? rhythm.timeNeeded}
        maxlength={200}
        optional
      />
      <Field
        name="channel"
        label={t('rings:rhythm.channel')}
        hint={t('rings:rhythm.channel.hint')}
        value={typed['channel'] ?? rhythm.channel}
        maxlength={300}
        optional
      />
      <Select
        name="linkerId"
        label={t('rings:rhythm.linker')}
        hint={t('rings:rhythm.linker.hint')}
        options={linkers}
        value={typed['linkerId'] ?? rhythm.linkerId ?? ''}
      />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? (rhythm.number > 0 ? rhythm.lang : issue.lang)} />
      <Submit primary>{t('rings:rhythm.submit')}</Submit>
    </Form>
  );
}
