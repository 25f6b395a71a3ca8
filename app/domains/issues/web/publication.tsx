import { isConfirmed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, Form, Notice, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../issue.ts';
import { getIssue } from '../issues.ts';
import { publishIssue, unpublishIssue } from '../publishing.ts';
import { mustLead } from './leading.ts';

export const createPublication: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await publishIssue(c.var.ctx, issue.id);
  return redirect(c, href('desk.issue', { issue: issue.slug }), 'issues:notice.published');
};

/** Links that people were given stop working, so this is asked twice. */
export const deletePublication: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await mustLead(c, issue);
  if (!(await isConfirmed(c))) return render(c, <ConfirmUnpublish issue={issue} />);
  await unpublishIssue(c.var.ctx, issue.id);
  return redirect(c, href('desk.issue', { issue: issue.slug }), 'issues:notice.unpublished');
};

function ConfirmUnpublish({ issue }: { issue: Issue }) {
  const { t } = useView();
  const at = { issue: issue.slug };
  return (
    <ConfirmPage
      title={t('issues:unpublish.ask')}
      what={t('issues:unpublish.what')}
      label={t('issues:unpublish')}
      action={href('issue.unpublish', at)}
      method="delete"
      back={href('desk.issue', at)}
      sees={t('issues:unpublish.sees')}
    />
  );
}

/** For those who lead: whether the issue is public, and the button that changes it. */
export function Publication({ issue }: { issue: Issue }) {
  const { t } = useView();
  const action = href('issue.publish', { issue: issue.slug });
  if (issue.publishedAt) {
    return (
      <Form id="publication" layout="inline" method="delete" action={action}>
        <Submit small icon="lock" confirm={t('issues:unpublish.ask')}>
          {t('issues:unpublish')}
        </Submit>
      </Form>
    );
  }
  return (
    <Notice tone="now">
      <div class="stack">
        <p>{t('issues:publish.why')}</p>
        <Form id="publication" action={action} sees={t('issues:publish.sees')}>
          <Submit primary>{t('issues:publish')}</Submit>
        </Form>
      </div>
    </Notice>
  );
}
