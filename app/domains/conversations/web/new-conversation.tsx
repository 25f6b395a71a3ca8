import { must } from '../../../platform/acting.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Heading, Shell, useView } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { standingOn } from '../../people/index.ts';
import { canLead } from '../policy.ts';
import { startConversation } from '../starting.ts';
import { ConversationForm, conversationText } from './conversation-form.tsx';

export const newConversationPage: Controller = async (c) => showForm(c, await getIssue(c.var.ctx, param(c, 'issue')), {}, {});

export const postConversation: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const form = await readForm(c, conversationText);
  if (!form.ok) return showForm(c, issue, form.problems, form.typed);
  const started = await startConversation(ctx, issue.id, form.value);
  if (started.ok) return redirect(c, href('conversation.desk', { conversation: started.value }), 'conversations:notice.made');
  return showForm(c, issue, { closes: ctx.t('conversations:problem.closes') }, await typedFields(c));
};

async function showForm(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  must(canLead(await standingOn(c.var.ctx, issue.id)));
  return render(c, <NewConversation issue={issue} problems={problems} typed={{ lang: issue.lang, ...typed }} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function NewConversation({ issue, problems, typed }: { issue: Issue; problems: Problems; typed: Typed }) {
  const { t } = useView();
  return (
    <Shell title={t('conversations:form.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('conversations:form.title')} lede={t('conversations:form.lede')} />
      <ConversationForm action={href('conversation.create', { issue: issue.slug })} problems={problems} typed={typed} />
    </Shell>
  );
}
