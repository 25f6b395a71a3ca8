import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, Quiet, Shell, Submit, useView } from '../../../ui/index.ts';
import { findByJoinCode } from '../join-codes.ts';

/** Asks for the code that was read out in the room. With `?code=` it leads on, so that it works as a plain form. */
export const joinPage: Controller = async (c) => {
  const code = c.req.query('code')?.trim() ?? '';
  return code === '' ? render(c, <JoinPage code="" problem={null} />) : enter(c, code);
};

export const enterByCode: Controller = async (c) => enter(c, param(c, 'code'));

/** To the conversation. A wrong code is not found, by which whoever guesses is counted. */
async function enter(c: Web, code: string): Promise<Response> {
  const found = await findByJoinCode(c.var.ctx, code);
  if (typeof found === 'object') return redirect(c, href('conversation.show', { conversation: found.to.id }));
  return render(c, <JoinPage code={code.slice(0, 20)} problem={found} />, 404);
}

function JoinPage({ code, problem }: { code: string; problem: 'unknown' | 'retired' | null }) {
  const { t, personName } = useView();
  return (
    <Shell title={t('conversations:join.title')} problem={problem !== null}>
      <Heading title={t('conversations:join.title')} lede={t('conversations:join.lede')} />
      <Form method="get" action={href('join.show')} layout="card" problems={problem ? { code: t(`conversations:join.${problem}`) } : {}}>
        <div class="code">
          <Field
            name="code"
            label={t('conversations:join.code')}
            hint={t('conversations:join.code.hint')}
            value={code}
            maxlength={20}
            autocomplete="off"
            dir="ltr"
            required
          />
        </div>
        <Submit primary>{t('conversations:join.submit')}</Submit>
      </Form>
      {personName ? null : <Quiet>{t('conversations:join.no-account')}</Quiet>}
    </Shell>
  );
}
