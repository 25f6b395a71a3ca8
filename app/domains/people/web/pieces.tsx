import type { Child } from 'hono/jsx';
import { InLang, LanguageField, Select, useView, type Choice } from '../../../ui/index.ts';
import { letterLocales } from '../invitation.ts';
import type { Mandate } from '../mandate.ts';
import { rings } from '../ring.ts';

/** The rings with what each means, nearest first. */
export function useRingChoices(): Choice[] {
  const { t } = useView();
  return rings.map((ring) => ({ value: ring, label: t(`people:ring.${ring}`), hint: t(`people:ring.${ring}.about`) }));
}

export function RingSelect({ value, label }: { value?: string | undefined; label?: Child }) {
  const { t } = useView();
  return (
    <Select
      name="ring"
      label={label ?? t('people:ring')}
      options={rings.map((ring) => ({ value: ring, label: t(`people:ring.${ring}`) }))}
      value={value ?? 'advisors'}
    />
  );
}

/** A group as a form offers it. */
export interface GroupChoice {
  readonly id: string;
  readonly name: string;
}

export function GroupSelect({
  groups,
  value,
  label,
  hint,
  none,
}: {
  groups: readonly GroupChoice[];
  value?: string | undefined;
  label: string;
  hint?: string;
  none?: string;
}) {
  const options = groups.map((group) => ({ value: group.id, label: group.name }));
  return <Select name="groupId" label={label} {...(hint ? { hint } : {})} options={none ? [{ value: '', label: none }, ...options] : options} value={value} />;
}

export function LetterLanguage({ value, label }: { value?: string | undefined; label: string }) {
  return <LanguageField name="locale" label={label} only={letterLocales} {...(value ? { value } : {})} />;
}

/** The groups somebody speaks for, in one line. */
export function GroupNames({ mandates }: { mandates: readonly Pick<Mandate, 'groupName' | 'groupLang'>[] }) {
  return (
    <>
      {mandates.map((one, at) => (
        <>
          {at > 0 ? ' · ' : ''}
          <InLang lang={one.groupLang}>{one.groupName}</InLang>
        </>
      ))}
    </>
  );
}
