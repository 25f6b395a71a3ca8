import { must } from '../../../platform/acting.ts';
import { z } from 'zod';
import { isConfirmed, readForm, typedFields, type Problems } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { speechesOf } from '../../inputs/index.ts';
import { getIssueById } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { seedStatements } from '../adding.ts';
import { closeConversation, reopenConversation } from '../closing.ts';
import { stateOf, type Conversation } from '../conversation.ts';
import { getConversation, wasVotedIn } from '../conversations.ts';
import { joinCodeOf } from '../join-codes.ts';
import { canClose, canLead, canReopen } from '../policy.ts';
import { changeConversation } from '../starting.ts';
import { longestStatement, mostSeeds } from '../statement.ts';
import { tallyStatements, turnoutOf } from '../tallies.ts';
import { conversationText } from './conversation-form.tsx';
import { DeskPage, type DeskForms } from './desk-page.tsx';

/** How a conversation goes, for those who lead: votes as they fall, what waits to be looked at, first statements, closing. */
export const conversationDesk: Controller = async (c) => showDesk(c, await getConversation(c.var.ctx, param(c, 'conversation')));

export const putConversation: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const form = await readForm(c, z.intersection(conversationText, z.object({ revision: z.coerce.number().int() })));
  if (!form.ok) return showDesk(c, conversation, { changing: { problems: form.problems, typed: form.typed } });
  const { revision, ...text } = form.value;
  const changed = await changeConversation(ctx, conversation.id, revision, text);
  if (changed.ok) return redirect(c, deskOf(conversation), 'conversations:notice.changed');
  return showDesk(c, conversation, { changing: { problems: { closes: ctx.t('conversations:problem.closes') }, typed: await typedFields(c) } });
};

const seeds = z.object({
  lang: z.enum(textLanguages),
  lines: z
    .string()
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter((line) => line !== ''),
    )
    .pipe(
      z
        .array(z.string().max(longestStatement, 'conversations:problem.seed-too-long'))
        .min(1, 'forms:required')
        .max(mostSeeds, 'conversations:problem.too-many-seeds'),
    ),
});

export const postSeeds: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const form = await readForm(c, seeds);
  if (!form.ok) return showDesk(c, conversation, { seeding: { problems: form.problems, typed: form.typed } });
  await seedStatements(ctx, conversation.id, form.value.lang, form.value.lines);
  return redirect(c, deskOf(conversation), 'conversations:notice.seeded');
};

export const createClosing: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  if (!(await isConfirmed(c))) {
    must(canClose(await standingOn(ctx, conversation.issueId), stateOf(conversation, ctx.now)));
    return ask(c, conversation, 'close');
  }
  await closeConversation(ctx, conversation.id);
  return redirect(c, deskOf(conversation), 'conversations:notice.ended');
};

export const deleteClosing: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  if (!(await isConfirmed(c))) {
    must(canReopen(await standingOn(ctx, conversation.issueId), stateOf(conversation, ctx.now)));
    return ask(c, conversation, 'reopen');
  }
  await reopenConversation(ctx, conversation.id);
  return redirect(c, deskOf(conversation), 'conversations:notice.reopened');
};

/** Asks once more, for those without script. */
function ask(c: Web, conversation: Conversation, act: 'close' | 'reopen'): Promise<Response> {
  const { t } = c.var.ctx;
  const at = { conversation: conversation.id };
  const page = (
    <ConfirmPage
      title={t(`conversations:${act}.ask`)}
      what={t(`conversations:${act}.what`)}
      action={href(act === 'close' ? 'conversation.close' : 'conversation.reopen', at)}
      method={act === 'close' ? 'post' : 'delete'}
      label={t(`conversations:${act}`)}
      back={deskOf(conversation)}
    />
  );
  return render(c, page);
}

function deskOf(conversation: Conversation): string {
  return href('conversation.desk', { conversation: conversation.id });
}

async function showDesk(c: Web, conversation: Conversation, forms: DeskForms = {}): Promise<Response> {
  const { ctx } = c.var;
  must(canLead(await standingOn(ctx, conversation.issueId)));
  const issue = await getIssueById(ctx, conversation.issueId);
  const { page: asked } = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }).parse({ page: c.req.query('page') ?? 1 });
  const tallies = await tallyStatements(ctx, conversation.id);
  const page = (
    <DeskPage
      issue={issue}
      rail={await c.var.loopOf(issue)}
      conversation={conversation}
      state={stateOf(conversation, ctx.now)}
      turnout={await turnoutOf(ctx, conversation.id)}
      tallies={tallies}
      speeches={await speechesOf(
        ctx,
        tallies.map((one) => one.id),
      )}
      page={asked}
      joinCode={await joinCodeOf(ctx, conversation.id)}
      hasVotes={await wasVotedIn(ctx, conversation.id)}
      origin={ctx.origin}
      forms={forms}
    />
  );
  const problems: Problems = { ...forms.changing?.problems, ...forms.seeding?.problems };
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200, { live: `conversation:${conversation.id}`, issueId: conversation.issueId });
}
