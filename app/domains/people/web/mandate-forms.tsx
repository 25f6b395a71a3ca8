import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Hidden, LanguageField, Radios, Select, Submit, useView, type Problems } from '../../../ui/index.ts';
import { dayAfter, directions, dueAfterDays, hasLapsed, lastDayOfWord, renewedUntil, wordDue, type Mandate } from '../mandate.ts';
import type { Membership } from '../membership.ts';
import type { Roster } from '../roster.ts';
import { GroupSelect, type GroupChoice } from './pieces.tsx';

interface MandateFormProps {
  roster: Roster;
  members: readonly Membership[];
  groups: readonly GroupChoice[];
  today: string;
  problems?: Problems;
  typed?: Typed;
}

/** Writes down whom a member speaks for. */
export function MandateForm({ roster, members, groups, today, problems, typed = {} }: MandateFormProps) {
  const { t } = useView();
  const people = members.map((member) => ({ value: member.personId, label: member.name }));
  return (
    <Form id="mandate" action={href('mandate.create', { issue: roster.slug })} problems={problems} sees={t('people:mandate.sees')}>
      <Select name="personId" label={t('people:mandate.person')} options={people} value={typed['personId']} />
      <GroupSelect groups={groups} value={typed['groupId']} label={t('people:speaks-for')} />
      <Field name="givenOn" type="date" label={t('people:mandate.given-on')} value={typed['givenOn'] ?? today} max={today} required />
      <Field
        name="untilOn"
        type="date"
        label={t('people:mandate.until-on')}
        hint={t('people:mandate.until-on.hint')}
        value={typed['untilOn']}
        min={today}
        optional
      />
      <Field name="howGiven" label={t('people:mandate.how')} hint={t('people:mandate.how.hint')} value={typed['howGiven']} maxlength={500} optional />
      <RhythmFields channel={typed['channel']} everyDays={typed['everyDays']} />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? roster.lang} />
      <Submit primary>{t('people:mandate.submit')}</Submit>
    </Form>
  );
}

/** How word travels, and how often. */
export function RhythmFields({ channel, everyDays }: { channel?: string | null | undefined; everyDays?: string | number | undefined }) {
  const { t } = useView();
  return (
    <>
      <Field name="channel" label={t('people:mandate.channel')} hint={t('people:mandate.channel.hint')} value={channel} maxlength={300} optional />
      <Field
        name="everyDays"
        type="number"
        label={t('people:mandate.every-both')}
        hint={t('people:mandate.every.hint')}
        value={everyDays ?? dueAfterDays}
        min={1}
        max={366}
        inputmode="numeric"
      />
    </>
  );
}

interface WordFormProps {
  mandate: Mandate;
  slug: string;
  today: string;
  /** Where the reader goes afterwards. */
  back: string;
  problems?: Problems;
  typed?: Typed;
}

/** Writes down that word went out to the group, or came back from it. */
export function ReportForm({ mandate, slug, today, back, problems, typed = {} }: WordFormProps) {
  const { t, locale } = useView();
  const latest = lastDayOfWord(mandate, today);
  const choices = directions.map((one) => ({ value: one, label: t(`people:report.${one}`), hint: t(`people:report.${one}.about`) }));
  return (
    <Form id={`report-${mandate.id}`} action={href('mandate.report', { issue: slug, mandate: mandate.id })} problems={problems} sees={t('people:report.sees')}>
      <Hidden name="_back" value={back} />
      <Radios
        name="direction"
        label={t('people:report.direction')}
        options={choices}
        value={typed['direction'] ?? (wordDue(mandate, today)?.way === 'out' ? 'out' : 'back')}
      />
      <Field name="reportedOn" type="date" label={t('people:report.on')} value={typed['reportedOn'] ?? latest} max={latest} required />
      <Field name="note" type="textarea" label={t('people:report.note')} hint={t('people:report.note.hint')} value={typed['note']} maxlength={2000} optional />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? locale.slice(0, 2)} />
      <Submit primary>{t('people:report.submit')}</Submit>
    </Form>
  );
}

/** Writes down that the group gave a mandate again, whether it still runs or lapsed: one press, with a day proposed. */
export function RenewalForm({ mandate, slug, today, back, problems, typed = {} }: WordFormProps) {
  const { t, locale } = useView();
  const untilOn = mandate.untilOn ?? today;
  const earliest = dayAfter(untilOn > today ? untilOn : today, 1);
  return (
    <Form id={`renew-${mandate.id}`} action={href('mandate.renew', { issue: slug, mandate: mandate.id })} problems={problems} sees={t('people:mandate.sees')}>
      <Hidden name="_back" value={back} />
      <Field
        name="untilOn"
        type="date"
        label={t('people:mandate.renew.until')}
        value={typed['untilOn'] ?? renewedUntil(untilOn, today)}
        min={earliest}
        required
      />
      <Field name="how" label={t('people:mandate.how')} hint={t('people:mandate.how.hint')} value={typed['how']} maxlength={500} optional />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? locale.slice(0, 2)} />
      <Submit primary>{t('people:mandate.renew.submit')}</Submit>
    </Form>
  );
}

/** Gives a mandate back, or takes it. Nobody speaks under one that lapsed, so setting it down as ended asks no question. */
export function EndMandate({ mandate, slug, back, today, label }: { mandate: Mandate; slug: string; back: string; today: string; label: string }) {
  const { t } = useView();
  return (
    <Form action={href('mandate.end', { issue: slug, mandate: mandate.id })} method="delete">
      <Hidden name="_back" value={back} />
      <Submit small confirm={hasLapsed(mandate, today) ? undefined : t('people:mandate.end.what')}>
        {label}
      </Submit>
    </Form>
  );
}
