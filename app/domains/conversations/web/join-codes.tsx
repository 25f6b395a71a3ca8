import { isConfirmed } from '../../../platform/http/form.ts';
import { must } from '../../../platform/acting.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import type { Translate } from '../../../platform/i18n/translate.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { standingOn } from '../../people/index.ts';
import { getConversation } from '../conversations.ts';
import { makeJoinCode, retireJoinCode } from '../join-codes.ts';
import { canLead } from '../policy.ts';

export const createJoinCode: Controller = async (c) => {
  const conversation = await getConversation(c.var.ctx, param(c, 'conversation'));
  await makeJoinCode(c.var.ctx, conversation.id);
  return redirect(c, roomOf(conversation.id), 'conversations:notice.code-made');
};

export const deleteJoinCode: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  if (!(await isConfirmed(c))) {
    must(canLead(await standingOn(ctx, conversation.issueId)));
    return render(c, askToRetire(ctx.t, conversation.id));
  }
  await retireJoinCode(ctx, conversation.id);
  return redirect(c, roomOf(conversation.id), 'conversations:notice.code-retired');
};

/** Asks once more, for those without script. */
function askToRetire(t: Translate, conversation: string) {
  return (
    <ConfirmPage
      title={t('conversations:room.retire.ask')}
      what={t('conversations:room.retire.what')}
      action={href('join-code.retire', { conversation })}
      method="delete"
      label={t('conversations:room.retire')}
      back={roomOf(conversation)}
    />
  );
}

function roomOf(conversation: string): string {
  return `${href('conversation.desk', { conversation })}#room`;
}
