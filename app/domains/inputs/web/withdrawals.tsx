import { isConfirmed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, useView } from '../../../ui/index.ts';
import { getSaid } from '../private-link.ts';
import { bringBackInput, withdrawInput } from '../withdrawing.ts';

/** Taking back asks once more; without script on a page of its own. */
export const createWithdrawal: Controller = async (c) => {
  const key = param(c, 'key');
  if (!(await isConfirmed(c))) {
    await getSaid(c.var.ctx, key);
    return render(c, <WithdrawPage sayKey={key} />);
  }
  await withdrawInput(c.var.ctx, key);
  return redirect(c, href('input.said', { key }), 'inputs:notice.withdrawn');
};

export const deleteWithdrawal: Controller = async (c) => {
  const key = param(c, 'key');
  await bringBackInput(c.var.ctx, key);
  return redirect(c, href('input.said', { key }), 'inputs:notice.brought-back');
};

function WithdrawPage({ sayKey }: { sayKey: string }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('inputs:withdraw.title')}
      what={t('inputs:withdraw.what')}
      label={t('inputs:withdraw')}
      action={href('input.withdraw', { key: sayKey })}
      back={href('input.said', { key: sayKey })}
    />
  );
}
