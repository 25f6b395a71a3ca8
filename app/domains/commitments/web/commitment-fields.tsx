import type { Typed } from '../../../platform/http/form.ts';
import { Checkbox, Field, LanguageField, Radios, Select, useView } from '../../../ui/index.ts';
import type { Group, Mandate, Membership } from '../../people/index.ts';

/** Who writes a commitment down, and what they may choose from. */
export interface Makers {
  readonly lead: boolean;
  readonly mandates: readonly Mandate[];
  readonly groups: readonly Group[];
  readonly members: readonly Membership[];
}

/** The fields of a new commitment. Whoever speaks for a group writes that group's; those who lead write either side's. */
export function CommitmentFields({ makers, typed, lang }: { makers: Makers; typed: Typed; lang: string }) {
  const { t } = useView();
  return (
    <>
      {makers.lead ? <LeadersChoice makers={makers} typed={typed} /> : <SpeakersChoice makers={makers} typed={typed} />}
      <Field
        name="what"
        type="textarea"
        rows={2}
        label={t('commitments:what')}
        hint={t('commitments:what.hint')}
        value={typed['what']}
        maxlength={1000}
        required
      />
      <Field name="dueOn" type="date" label={t('commitments:due')} value={typed['dueOn']} required />
      <Field name="madeOn" type="date" label={t('commitments:made')} hint={t('commitments:made.hint')} value={typed['madeOn']} optional />
      <Field name="who" label={t('commitments:who')} hint={t('commitments:who.hint')} value={typed['who']} maxlength={200} optional />
      {makers.lead ? (
        <Select
          name="personId"
          label={t('commitments:person')}
          hint={t('commitments:person.hint')}
          value={typed['personId']}
          optional
          options={[{ value: '', label: t('commitments:person.none') }, ...makers.members.map(({ personId, name }) => ({ value: personId, label: name }))]}
        />
      ) : null}
      <LanguageField name="lang" label={t('commitments:lang')} value={typed['lang'] ?? lang} />
      {makers.lead ? (
        <Checkbox name="isPublic" value="yes" label={t('commitments:public.make')} hint={t('commitments:public.hint')} checked={typed['isPublic'] === 'yes'} />
      ) : null}
    </>
  );
}

function LeadersChoice({ makers, typed }: { makers: Makers; typed: Typed }) {
  const { t } = useView();
  return (
    <>
      <Radios
        name="side"
        label={t('commitments:side')}
        value={typed['side'] ?? 'ours'}
        options={[
          { value: 'ours', label: t('commitments:side.ours') },
          { value: 'group', label: t('commitments:side.group') },
        ]}
      />
      <Select
        name="groupId"
        label={t('commitments:group')}
        hint={t('commitments:group.hint')}
        value={typed['groupId']}
        optional
        options={[{ value: '', label: t('commitments:group.none') }, ...makers.groups.map((group) => ({ value: group.id, label: group.name }))]}
      />
    </>
  );
}

function SpeakersChoice({ makers, typed }: { makers: Makers; typed: Typed }) {
  const { t } = useView();
  return (
    <>
      <input type="hidden" name="side" value="group" />
      <Select
        name="groupId"
        label={t('commitments:group.mine')}
        value={typed['groupId']}
        options={makers.mandates.map(({ groupId, groupName }) => ({ value: groupId, label: groupName }))}
      />
    </>
  );
}
