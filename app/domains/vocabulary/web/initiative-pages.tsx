import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, CheckboxList, Field, Form, Heading, Hidden, LanguageField, Radios, Row, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { alignments, saidBys, type CrosswalkInitiative, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Group } from '../../people/index.ts';

interface Shared {
  issue: Issue;
  groups: readonly Group[];
  problems: Problems;
  typed: Typed;
}

/** The few things that make an initiative; the rest is asked on the page that follows. */
export function NewInitiativePage({ issue, groups, problems, typed }: Shared) {
  const { t } = useView();
  const title = t('vocabulary:crosswalk.add');
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('issues:initiatives.why')} />
      <Form action={href('initiative.create', { issue: issue.slug })} problems={problems} sees={t('issues:row.sees-inside')}>
        <Field name="name" label={t('issues:initiatives.name')} hint={t('issues:initiatives.name.hint')} value={typed['name']} maxlength={200} required />
        <Select
          name="groupId"
          label={t('issues:group')}
          hint={t('issues:group.hint')}
          value={typed['groupId']}
          optional
          options={[{ value: '', label: t('issues:group.none') }, ...groups.map((group) => ({ value: group.id, label: group.name }))]}
        />
        <Field name="ledBy" label={t('issues:initiatives.led-by')} value={typed['ledBy']} maxlength={200} optional />
        <Radios
          name="saidBy"
          label={t('issues:said-by')}
          hint={t('issues:said-by.hint')}
          value={typed['saidBy']}
          required
          options={saidBys.map((by) => ({ value: by, label: t(`issues:said-by.${by}`) }))}
        />
        <LanguageField name="lang" label={t('issues:lang')} value={typed['lang'] ?? issue.lang} />
        <Row>
          <Submit primary>{t('issues:row.save')}</Submit>
          <ButtonLink href={href('desk.initiatives', { issue: issue.slug })}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}

/** What the crosswalk asks of one initiative, in the order in which one asks those who do it. */
export function InitiativePage({ issue, initiative, groups, problems, typed }: Shared & { initiative: CrosswalkInitiative }) {
  const { t } = useView();
  const others = groups.filter((group) => group.id !== initiative.groupId);
  return (
    <Shell title={initiative.name} desk problem={Object.keys(problems).length > 0}>
      <Heading
        above={<BackToIssue issue={issue} />}
        title={<bdi lang={initiative.lang}>{initiative.name}</bdi>}
        lede={initiative.ledBy ?? initiative.groupName}
      />
      <Form
        method="put"
        action={href('initiative.update', { issue: issue.slug, initiative: initiative.id })}
        problems={problems}
        sees={t('issues:row.sees-inside')}
      >
        <Hidden name="revision" value={typed['revision'] ?? initiative.revision} />
        <Field
          name="goal"
          type="textarea"
          rows={2}
          label={t('issues:initiatives.goal')}
          hint={t('issues:initiatives.goal.hint')}
          value={typed['goal']}
          maxlength={2000}
          optional
        />
        <Field
          name="fundedBy"
          type="textarea"
          rows={2}
          label={t('issues:initiatives.funded-by')}
          hint={t('issues:initiatives.funded-by.hint')}
          value={typed['fundedBy']}
          maxlength={1000}
          optional
        />
        <Field name="promotedBy" label={t('issues:initiatives.promoted-by')} value={typed['promotedBy']} maxlength={300} optional />
        <Field
          name="keyPoints"
          type="textarea"
          label={t('issues:initiatives.key-points')}
          hint={t('issues:initiatives.key-points.hint')}
          value={typed['keyPoints']}
          maxlength={4000}
          optional
        />
        <Radios
          name="alignment"
          label={t('issues:initiatives.alignment')}
          value={typed['alignment']}
          options={[...alignments, 'unknown' as const].map((mark) => ({ value: mark, label: t(`issues:initiatives.alignment.${mark}`) }))}
        />
        <Field
          name="alignmentWords"
          type="textarea"
          rows={2}
          label={t('issues:initiatives.alignment-words')}
          value={typed['alignmentWords']}
          maxlength={2000}
          optional
        />
        <Radios
          name="alignmentSaidBy"
          label={t('issues:initiatives.alignment-said')}
          value={typed['alignmentSaidBy']}
          options={saidBys.map((by) => ({ value: by, label: t(`issues:said-by.${by}`) }))}
        />
        {others.length > 0 ? (
          <CheckboxList
            name="groups[]"
            label={t('issues:initiatives.groups')}
            values={(typed['groups'] ?? '').split('\n')}
            options={others.map((group) => ({ value: group.id, label: group.name }))}
          />
        ) : null}
        <Row>
          <Submit primary>{t('issues:save')}</Submit>
          <ButtonLink href={href('desk.initiatives', { issue: issue.slug })}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}
