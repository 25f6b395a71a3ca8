import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Fold, Form, Hidden, LanguageField, Select, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { Group } from '../../people/index.ts';
import { elementKinds, type MapElement } from '../map.ts';

export interface ElementFormProps {
  issue: Issue;
  groups: readonly Group[];
  /** Left out: a new one. */
  element?: MapElement;
  problems: Problems;
  typed: Typed;
}

/** The form of an element, new or known. */
export function ElementForm({ issue, groups, element, problems, typed }: ElementFormProps) {
  const { t } = useView();
  const action = element ? href('map-element.update', { issue: issue.slug, element: element.id }) : href('map-element.create', { issue: issue.slug });
  const options = [{ value: '', label: t('maps:element.group.none') }, ...groups.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Form id={element ? 'element' : 'add'} action={action} method={element ? 'put' : 'post'} problems={problems} sees={t('maps:sees')}>
      {element ? <Hidden name="revision" value={typed['revision'] ?? element.revision} /> : <Hidden name="near" value={typed['near'] ?? ''} />}
      <Field name="name" label={t('maps:element.name')} hint={t('maps:element.name.hint')} value={typed['name']} maxlength={200} required />
      <Select
        name="kind"
        label={t('maps:element.kind')}
        options={elementKinds.map((kind) => ({ value: kind, label: t(`maps:kind.${kind}`) }))}
        value={typed['kind'] ?? 'group'}
      />
      <Fold label={t('maps:element.more')} open={Boolean(element) || Object.keys(problems).length > 0}>
        <Select name="groupId" label={t('maps:element.group')} hint={t('maps:element.group.hint')} options={options} value={typed['groupId']} optional />
        <Field name="about" type="textarea" rows={2} label={t('maps:element.about')} value={typed['about']} maxlength={2000} optional />
        <Field name="tags" label={t('maps:element.tags')} hint={t('maps:element.tags.hint')} value={typed['tags']} maxlength={400} optional />
        <LanguageField name="lang" label={t('maps:lang')} value={typed['lang'] ?? issue.lang} />
      </Fold>
      <div class="row">
        <Submit primary>{t(element ? 'maps:save' : 'maps:element.submit')}</Submit>
      </div>
    </Form>
  );
}
