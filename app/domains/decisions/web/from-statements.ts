import { z } from 'zod';
import { readForm } from '../../../platform/http/form.ts';
import { backPath, param, redirect, type Controller } from '../../../platform/http/web.ts';
import { NotFound } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { getStatement } from '../../conversations/index.ts';
import { addStatementAsOption, decideOnStatement } from '../from-statements.ts';

const fields = z.object({ decision: z.string().default(''), back: z.string().optional() });

/** Makes a draft of a statement, and goes on to its form. */
export const postDecisionFromStatement: Controller = async (c) => {
  const { ctx } = c.var;
  const { id, conversationId } = await getStatement(ctx, param(c, 'statement'));
  const form = await readForm(c, fields);
  const decided = await decideOnStatement(ctx, id);
  if (decided.ok)
    return redirect(
      c,
      href('decision.edit', { decision: decided.value.id }),
      decided.value.isNew ? 'decisions:notice.from-statement' : 'decisions:notice.draft-there',
    );
  return redirect(
    c,
    backPath(form.ok ? form.value.back : undefined, href('conversation.desk', { conversation: conversationId })),
    'decisions:notice.statement-gone',
  );
};

/** Adds a statement to a draft that is there, and goes on to its form. */
export const postOptionFromStatement: Controller = async (c) => {
  const { ctx } = c.var;
  const { id } = await getStatement(ctx, param(c, 'statement'));
  const form = await readForm(c, fields);
  if (!form.ok) throw new NotFound();
  const { decision } = form.value;
  const added = await addStatementAsOption(ctx, id, decision);
  return redirect(c, href('decision.edit', { decision }), added.ok ? 'decisions:notice.option-added' : `decisions:notice.statement-${added.reason}`);
};
