import type { Typed } from '../../../platform/http/form.ts';
import { Field, LanguageField, Radios, Select, useView } from '../../../ui/index.ts';
import { saidBys } from '../../issues/index.ts';
import { leads, type Group } from '../../people/index.ts';
import type { Speaking } from '../speaking.ts';

export interface WordingFieldsProps {
  typed: Typed;
  lang: string;
  speaking: Speaking;
  /** To choose from, for those who lead; null where the group is fixed. */
  groups: readonly Group[] | null;
}

/** What one group calls it and means by it: the fields of a new wording, and of one that is written anew. */
export function WordingFields(props: WordingFieldsProps) {
  const { typed, speaking } = props;
  const { t } = useView();
  return (
    <>
      {props.groups ? <WhoseFields {...props} groups={props.groups} /> : null}
      <Field name="term" label={t('vocabulary:term')} hint={t('vocabulary:term.hint')} value={typed['term']} maxlength={80} dir="auto" required />
      <Field
        name="meaning"
        type="textarea"
        label={t('vocabulary:meaning')}
        hint={t('vocabulary:meaning.hint')}
        value={typed['meaning']}
        maxlength={2000}
        optional
      />
      <Field
        name="spellings"
        type="textarea"
        rows={2}
        label={t('vocabulary:spellings')}
        hint={t('vocabulary:spellings.hint')}
        value={typed['spellings']}
        maxlength={1000}
        optional
      />
      <LanguageField name="lang" label={t('vocabulary:lang')} value={typed['lang'] ?? props.lang} />
      {leads(speaking.standing) ? (
        <Radios
          name="saidBy"
          label={t('issues:said-by')}
          hint={t('issues:said-by.hint')}
          value={typed['saidBy'] ?? 'guess'}
          required
          options={saidBys.map((by) => ({ value: by, label: t(`issues:said-by.${by}`) }))}
        />
      ) : null}
    </>
  );
}

/** Those who lead choose any group or none, members one of those they speak for. */
function WhoseFields({ typed, speaking, groups }: WordingFieldsProps & { groups: readonly Group[] }) {
  const { t } = useView();
  const lead = leads(speaking.standing);
  const offered = lead ? groups.map(({ id, name }) => ({ id, name })) : speaking.mandates.map(({ groupId, groupName }) => ({ id: groupId, name: groupName }));
  const options = offered.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        name="groupId"
        label={t('vocabulary:whose')}
        hint={t('vocabulary:whose.hint')}
        value={typed['groupId']}
        options={lead ? [{ value: '', label: t('vocabulary:whose.choose') }, { value: 'ours', label: t('vocabulary:whose.ours') }, ...options] : options}
      />
      {lead ? (
        <Field name="groupName" label={t('issues:group.new')} hint={t('issues:group.new.hint')} value={typed['groupName']} maxlength={200} optional />
      ) : null}
    </>
  );
}
