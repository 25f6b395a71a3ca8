import { href } from '../../../routes.ts';
import { Field, Fold, Form, LanguageField, Notice, Section, Submit, useView, type Problems, Day, InLang } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Issue } from '../../issues/index.ts';
import type { Ring } from '../../people/index.ts';
import { alarmsOf, type Alarm } from '../alarm.ts';
import { nextDue, type Rhythm } from '../rhythm.ts';
import { newestFirst, type Touch } from '../touch.ts';

export interface RhythmsData {
  readonly issue: Pick<Issue, 'slug' | 'lang'>;
  readonly rhythms: readonly Rhythm[];
  readonly touches: readonly Touch[];
  /** Members of each ring, and how many a letter reaches. */
  readonly reach: ReadonlyMap<string, { all: number; reachable: number }>;
  readonly leads: boolean;
  readonly today: string;
}

/** What is wrong with how rings are spoken to, and the way to mend it, right here. */
export function RingAlarms({ data }: { data: RhythmsData }) {
  return (
    <>
      {alarmsOf(data.touches).map((alarm) => (
        <AlarmNotice alarm={alarm} data={data} />
      ))}
    </>
  );
}

export function AlarmNotice({ alarm, data }: { alarm: Alarm; data: RhythmsData }) {
  const { t } = useView();
  const ring = t(`people:ring.${alarm.ring}`);
  return (
    <Notice tone="now">
      <p>
        <strong>
          {alarm.kind === 'never-asked' ? t('rings:alarm.never-asked', { ring, count: alarm.sent }) : t('rings:alarm.one-way', { ring, count: alarm.last })}
        </strong>{' '}
        {t('rings:alarm.why')}
      </p>
      {data.leads ? (
        <Fold label={t('rings:ask')}>
          <AskForm ring={alarm.ring} issue={data.issue} reach={data.reach.get(alarm.ring)} />
        </Fold>
      ) : null}
    </Notice>
  );
}

/** One question, sent to everybody of a ring who left an address, with the way to answer. */
export function AskForm(props: {
  ring: Ring;
  issue: RhythmsData['issue'];
  reach?: { all: number; reachable: number } | undefined;
  problems?: Problems;
  typed?: Typed;
}) {
  const { t } = useView();
  const { ring, issue, reach = { all: 0, reachable: 0 }, typed = {} } = props;
  return (
    <Form
      id={`ask-${ring}`}
      action={href('ring.ask', { issue: issue.slug, ring })}
      problems={props.problems}
      sees={t('rings:ask.sees', { count: reach.reachable, all: reach.all })}
    >
      <Field
        name="question"
        type="textarea"
        rows={2}
        label={t('rings:ask.question', { ring: t(`people:ring.${ring}`) })}
        hint={t('rings:ask.hint')}
        value={typed['question']}
        maxlength={500}
        required
      />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? issue.lang} />
      <Submit primary>{t('rings:ask.submit')}</Submit>
    </Form>
  );
}

/** How each ring is kept in touch with: the rhythm, what is asked, the last word each way, what is due. */
export function RhythmSection({ data }: { data: RhythmsData }) {
  const { t } = useView();
  return (
    <Section title={t('rings:rhythms')} quiet={t('rings:rhythms.about')} id="rhythms">
      <div class="ring-cards">
        {data.rhythms.map((rhythm) => (
          <RingCard rhythm={rhythm} data={data} />
        ))}
      </div>
    </Section>
  );
}

function RingCard({ rhythm, data }: { rhythm: Rhythm; data: RhythmsData }) {
  const { t } = useView();
  return (
    <div class="card">
      <h3>
        <a href={href('ring.show', { issue: data.issue.slug, ring: rhythm.ring })}>{t(`people:ring.${rhythm.ring}`)}</a>{' '}
        <span class="quiet">{t('people:members', { count: data.reach.get(rhythm.ring)?.all ?? 0 })}</span>
      </h3>
      <RhythmFacts rhythm={rhythm} touches={data.touches} today={data.today} short />
    </div>
  );
}

/** What a ring asks of one, how it answers, and when it hears from us next; `short` leaves what is asked, and how, to the ring's own page. */
export function RhythmFacts({ rhythm, touches, today, short }: { rhythm: Rhythm; touches: readonly Touch[]; today: string; short?: boolean }) {
  const { t } = useView();
  const own = newestFirst(touches.filter((one) => one.ring === rhythm.ring));
  const asked = own.find((one) => one.way === 'asked');
  const sent = own.find((one) => one.way === 'sent');
  const due = nextDue(rhythm, touches);
  return (
    <>
      {rhythm.number === 0 ? (
        <p class="quiet">{t('rings:rhythm.none')}</p>
      ) : (
        <p>
          {t('rings:rhythm.every', { count: rhythm.everyDays })}
          {rhythm.timeNeeded ? (
            <>
              {' · '}
              <InLang lang={rhythm.lang}>{rhythm.timeNeeded}</InLang>
            </>
          ) : null}
          <br />
          {due ? (
            <>
              {t('rings:rhythm.due')} <Day value={due} style="short" /> {due < today ? <strong class="due">{t('rings:rhythm.overdue')}</strong> : null}
            </>
          ) : null}
        </p>
      )}
      {rhythm.asks && !short ? (
        <p>
          <InLang lang={rhythm.lang}>{rhythm.asks}</InLang>
        </p>
      ) : null}
      <p class="quiet">
        {rhythm.channel && !short ? (
          <>
            {t('rings:rhythm.channel')}: <InLang lang={rhythm.lang}>{rhythm.channel}</InLang>
            <br />
          </>
        ) : null}
        {rhythm.linkerName && !short ? (
          <>
            {t('rings:rhythm.linker')}: {rhythm.linkerName}
            <br />
          </>
        ) : null}
        {t('rings:last-asked')}: {asked ? <Day value={asked.on} style="short" /> : t('rings:never')} · {t('rings:last-sent')}:{' '}
        {sent ? <Day value={sent.on} style="short" /> : t('rings:never')}
      </p>
    </>
  );
}
