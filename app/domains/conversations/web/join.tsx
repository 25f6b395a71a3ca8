import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { EnterCodePage, Quiet, useView } from '../../../ui/index.ts';
import { findByJoinCode } from '../join-codes.ts';

/** Asks for the code that was read out in the room. With `?code=` it leads on, so that it works as a plain form. */
export const joinPage: Controller = async (c) => {
  const typed = c.req.query('code');
  const code = typed?.trim() ?? '';
  return code === '' ? render(c, <JoinPage code="" problem={typed === undefined ? null : 'forms:required'} />) : enter(c, code);
};

export const enterByCode: Controller = async (c) => enter(c, param(c, 'code'));

/** To the conversation. A wrong code is not found, by which whoever guesses is counted. */
async function enter(c: Web, code: string): Promise<Response> {
  const found = await findByJoinCode(c.var.ctx, code);
  if (typeof found === 'object') return redirect(c, href('conversation.show', { conversation: found.to.id }));
  return render(c, <JoinPage code={code.slice(0, 20)} problem={`conversations:join.${found}`} />, 404);
}

function JoinPage({ code, problem }: { code: string; problem: 'forms:required' | 'conversations:join.unknown' | 'conversations:join.retired' | null }) {
  const { t, personName } = useView();
  return (
    <EnterCodePage
      wide
      title={t('conversations:join.title')}
      lede={t('conversations:join.lede')}
      action={href('join.show')}
      label={t('conversations:join.code')}
      hint={t('conversations:join.code.hint')}
      submit={t('conversations:join.submit')}
      code={code}
      problem={problem && t(problem)}
    >
      {personName ? null : <Quiet>{t('conversations:join.no-account')}</Quiet>}
    </EnterCodePage>
  );
}
