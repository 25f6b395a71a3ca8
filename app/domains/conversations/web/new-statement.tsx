import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { mandatesToSpeak, saidKey, speechesOf } from '../../inputs/index.ts';
import { listMyLapsed } from '../../people/index.ts';
import { askedIsCounted, askedProblem, forWhomFields, spokenOf } from '../../inputs/web/index.ts';
import { addStatement, findDuplicates, type NewStatement } from '../adding.ts';
import { stateOf, type Conversation } from '../conversation.ts';
import { getConversation } from '../conversations.ts';
import { longestStatement, mostWaiting } from '../statement.ts';
import { DuplicatesPage, NewStatementPage } from './new-statement-page.tsx';

const newStatement = z
  .object({
    body: z
      .string()
      .min(5)
      .max(longestStatement)
      .transform((text) => text.replace(/\s+/g, ' ')),
    lang: z.enum(textLanguages),
    different: z.literal('1').optional(),
    ...forWhomFields,
    website: z.string().max(0, 'conversations:problem.robot').default(''),
  })
  .refine(askedIsCounted, askedProblem);

export const newStatementPage: Controller = async (c) => showForm(c, await getConversation(c.var.ctx, param(c, 'conversation')), {}, {});

export const postStatement: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const form = await readForm(c, newStatement);
  if (!form.ok) return showForm(c, conversation, form.problems, form.typed);
  const { body, lang, different } = form.value;
  const likely = different ? [] : await findDuplicates(ctx, conversation, body);
  // Turbo shows what comes back from a form only where the status says that something is still to do.
  if (likely.length > 0) {
    const speeches = await speechesOf(
      ctx,
      likely.map((one) => one.id),
    );
    const parts = { conversation, likely, speeches, body, lang, speech: speechOf(form.value) };
    return render(c, <DuplicatesPage {...parts} />, 422);
  }
  return keep(c, conversation, { conversationId: conversation.id, body, lang, spokenFor: spokenOf(form.value) }, speechOf(form.value));
};

/** For whom, as the form sent it. */
function speechOf(form: { for: string; asked?: number | undefined }): Record<string, string> {
  return form.for === 'self' ? {} : { for: form.for, ...(form.asked ? { asked: String(form.asked) } : {}) };
}

async function keep(c: Web, conversation: Conversation, statement: NewStatement, speech: Typed): Promise<Response> {
  const { ctx } = c.var;
  const added = await addStatement(ctx, statement);
  if (!added.ok) {
    const sentence = added.reason === 'closed' ? ctx.t('conversations:problem.closed') : ctx.t('conversations:problem.too-many', { most: mostWaiting });
    return showForm(c, conversation, { body: sentence }, { body: statement.body, lang: statement.lang, ...speech });
  }
  const { inputId, seat } = added.value;
  if (seat.fresh) giveSeat(c, conversation.issueId, seat.participantId);
  return redirect(c, href('conversation.show', { conversation: conversation.id }, { said: saidKey(ctx, inputId) }));
}

async function showForm(c: Web, conversation: Conversation, problems: Problems, typed: Typed): Promise<Response> {
  const isOpen = stateOf(conversation, c.var.ctx.now) === 'open';
  const mandates = await mandatesToSpeak(c.var.ctx, conversation.issueId);
  const lapsed = await listMyLapsed(c.var.ctx, conversation.issueId);
  const parts = { conversation, mandates, lapsed, isOpen, problems, typed };
  return render(c, <NewStatementPage {...parts} />, Object.keys(problems).length > 0 ? 422 : 200);
}
