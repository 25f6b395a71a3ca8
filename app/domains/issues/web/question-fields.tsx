import { Field, LanguageField, Radios, Select, useView } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Group } from '../../people/index.ts';
import { saidBys, workKinds, type QuestionKind } from '../question.ts';

export interface QuestionFieldsProps {
  kind: QuestionKind;
  typed: Typed;
  groups: readonly Group[];
  /** The language that is chosen until another is. */
  lang: string;
}

/** The fields of a row under one of the four questions. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { t } = useView();
  const { kind, typed } = props;
  return (
    <>
      {kind === 'shared-works' ? null : <GroupFields {...props} />}
      {kind === 'stakes' ? (
        <Field
          name="reason"
          type="textarea"
          label={t('issues:stakes.reason')}
          hint={t('issues:stakes.reason.hint')}
          value={typed['reason']}
          maxlength={2000}
          required
        />
      ) : null}
      {kind === 'initiatives' ? <InitiativeFields typed={typed} /> : null}
      {kind === 'shared-works' ? <WorkFields typed={typed} /> : null}
      {kind === 'ties' ? <TieFields typed={typed} /> : null}
      <Radios
        name="saidBy"
        label={t('issues:said-by')}
        hint={t('issues:said-by.hint')}
        value={typed['saidBy']}
        required
        options={saidBys.map((by) => ({ value: by, label: t(`issues:said-by.${by}`) }))}
      />
      <LanguageField name="lang" label={t('issues:lang')} value={typed['lang'] ?? props.lang} />
    </>
  );
}

function GroupFields({ kind, typed, groups }: QuestionFieldsProps) {
  const { t } = useView();
  const options = [{ value: '', label: t('issues:group.none') }, ...groups.map((group) => ({ value: group.id, label: group.name }))];
  const optional = kind === 'initiatives';
  return (
    <>
      {groups.length > 0 ? (
        <Select name="groupId" label={t('issues:group')} hint={t('issues:group.hint')} options={options} value={typed['groupId']} optional={optional} />
      ) : null}
      <Field
        name="groupName"
        label={t('issues:group.new')}
        hint={t('issues:group.new.hint')}
        value={typed['groupName']}
        maxlength={200}
        optional={optional || groups.length > 0}
      />
    </>
  );
}

function InitiativeFields({ typed }: { typed: Typed }) {
  const { t } = useView();
  return (
    <>
      <Field name="name" label={t('issues:initiatives.name')} hint={t('issues:initiatives.name.hint')} value={typed['name']} maxlength={200} required />
      <Field name="ledBy" label={t('issues:initiatives.led-by')} value={typed['ledBy']} maxlength={200} optional />
      <Field
        name="theirWords"
        type="textarea"
        rows={2}
        label={t('issues:initiatives.their-words')}
        hint={t('issues:initiatives.their-words.hint')}
        value={typed['theirWords']}
        maxlength={2000}
        optional
      />
      <Field name="worth" type="textarea" rows={2} label={t('issues:initiatives.worth')} value={typed['worth']} maxlength={2000} optional />
    </>
  );
}

function WorkFields({ typed }: { typed: Typed }) {
  const { t } = useView();
  return (
    <>
      <Select
        name="workKind"
        label={t('issues:work.kind')}
        options={workKinds.map((kind) => ({ value: kind, label: t(`issues:work.${kind}`) }))}
        value={typed['workKind'] ?? 'shared-problem'}
      />
      <Field name="description" type="textarea" rows={2} label={t('issues:work.description')} value={typed['description']} maxlength={2000} required />
      <Field name="valueForGroups" type="textarea" rows={2} label={t('issues:work.value-groups')} value={typed['valueForGroups']} maxlength={2000} optional />
      <Field name="valueForAll" type="textarea" rows={2} label={t('issues:work.value-all')} value={typed['valueForAll']} maxlength={2000} optional />
    </>
  );
}

function TieFields({ typed }: { typed: Typed }) {
  const { t } = useView();
  return (
    <>
      <Field name="weSupport" type="textarea" rows={2} label={t('issues:ties.we')} hint={t('issues:ties.hint')} value={typed['weSupport']} maxlength={2000} />
      <Field name="theySupport" type="textarea" rows={2} label={t('issues:ties.they')} value={typed['theySupport']} maxlength={2000} />
    </>
  );
}
