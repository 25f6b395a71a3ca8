import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, LanguageField, Quiet, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { BackToIssue, PromiseLine, type PromiseLineData } from '../../issues/web/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { Group, Mandate, OwnLapsed } from '../../people/index.ts';
import { LapsedNote } from '../../people/web/index.ts';
import { ForWhom } from './for-whom.tsx';

export interface SayPageProps {
  issue: Issue;
  groups: readonly Group[];
  mandates: readonly Mandate[];
  /** The reader's own that ran out. */
  lapsed: readonly OwnLapsed[];
  promise: PromiseLineData | null;
  problems: Problems;
  typed: Typed;
}

/** One box to write in; everything below it may stay as it is. */
export function SayPage({ issue, groups, mandates, lapsed, promise, problems, typed }: SayPageProps) {
  const { t, personName } = useView();
  return (
    <Shell title={t('inputs:say.title')} problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('inputs:say.title')} />
      <PromiseLine data={promise} asked />
      <LapsedNote lapsed={lapsed} />
      <Form action={href('say.create', { issue: issue.slug })} problems={problems} sees={t('inputs:say.sees')}>
        <Field
          name="body"
          type="textarea"
          rows={5}
          label={t('inputs:say.body')}
          hint={t('inputs:say.body.hint')}
          value={typed['body']}
          maxlength={2000}
          required
        />
        {mandates.length > 0 ? <ForWhom mandates={mandates} typed={typed} /> : null}
        <Select
          name="group"
          label={t('inputs:say.group')}
          hint={t('inputs:say.group.hint')}
          value={typed['group'] ?? promise?.line.chosenId}
          optional
          options={[{ value: '', label: t('inputs:say.group.none') }, ...groups.map((group) => ({ value: group.id, label: group.name }))]}
        />
        <LanguageField name="lang" label={t('inputs:say.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        <Field
          name="address"
          type="email"
          label={t('inputs:say.address')}
          hint={t('inputs:say.address.hint')}
          value={typed['address']}
          autocomplete="email"
          dir="ltr"
          optional
        />
        <div hidden={problems['website'] === undefined}>
          <Field name="website" label={t('inputs:say.website')} value={typed['website']} autocomplete="off" />
        </div>
        <Submit primary>{t('inputs:say.submit')}</Submit>
      </Form>
      <Quiet>{t('inputs:say.days', { count: issue.answerDays })}</Quiet>
      {personName ? null : <Quiet>{t('inputs:say.no-account')}</Quiet>}
    </Shell>
  );
}
