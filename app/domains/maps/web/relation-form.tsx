import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Fold, Form, Hidden, LanguageField, Radios, Select, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { directions, relationKinds, saidBys, strengths, type Relation, type SystemMap } from '../map.ts';

export interface RelationFormProps {
  issue: Issue;
  map: SystemMap;
  /** Left out: a new one. */
  relation?: Relation;
  problems: Problems;
  typed: Typed;
}

/** The form of a relation: who, what, whom. */
export function RelationForm({ issue, map, relation, problems, typed }: RelationFormProps) {
  const { t } = useView();
  const action = relation ? href('map-relation.update', { issue: issue.slug, relation: relation.id }) : href('map-relation.create', { issue: issue.slug });
  const ends = [{ value: '', label: t('maps:relation.choose') }, ...map.elements.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Form id={relation ? 'relation' : 'relate'} action={action} method={relation ? 'put' : 'post'} problems={problems} sees={t('maps:sees')}>
      {relation ? (
        <Hidden name="revision" value={typed['revision'] ?? relation.revision} />
      ) : (
        <Select name="fromId" label={t('maps:relation.from')} options={ends} value={typed['fromId']} required />
      )}
      <Select
        name="kind"
        label={t('maps:relation.kind')}
        options={relationKinds.map((kind) => ({ value: kind, label: t(`maps:relation.${kind}`) }))}
        value={typed['kind'] ?? 'works-with'}
      />
      {relation ? null : <Select name="toId" label={t('maps:relation.to')} options={ends} value={typed['toId']} required />}
      <Radios
        name="saidBy"
        label={t('maps:said-by')}
        value={typed['saidBy'] ?? 'guess'}
        options={saidBys.map((by) => ({ value: by, label: t(`maps:said-by.${by}`) }))}
      />
      <Fold label={t('maps:relation.more')} open={Boolean(relation) || Object.keys(problems).length > 0}>
        <Field name="word" label={t('maps:relation.word')} hint={t('maps:relation.word.hint')} value={typed['word']} maxlength={60} optional />
        <Select
          name="direction"
          label={t('maps:direction')}
          options={[...(relation ? [] : (['usual'] as const)), ...directions].map((one) => ({ value: one, label: t(`maps:direction.${one}`) }))}
          value={typed['direction'] ?? 'usual'}
        />
        <Select
          name="strength"
          label={t('maps:strength')}
          options={strengths.map((one) => ({ value: String(one), label: t(`maps:strength.${one}`) }))}
          value={typed['strength'] ?? '2'}
        />
        <Field name="note" type="textarea" rows={2} label={t('maps:relation.note')} value={typed['note']} maxlength={2000} optional />
        <LanguageField name="lang" label={t('maps:lang')} value={typed['lang'] ?? issue.lang} />
      </Fold>
      <div class="row">
        <Submit primary>{t(relation ? 'maps:save' : 'maps:relation.submit')}</Submit>
      </div>
    </Form>
  );
}
