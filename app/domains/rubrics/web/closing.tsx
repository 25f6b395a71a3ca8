import { isConfirmed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, useView } from '../../../ui/index.ts';
import { standingOn } from '../../people/index.ts';
import { closeReading, reopenReading } from '../closing.ts';
import { canClose, canReopen } from '../policy.ts';
import type { Reading } from '../reading.ts';
import { getReading } from '../readings.ts';
import { must } from '../../../platform/acting.ts';

/** What has been seen cannot be unseen, so both ways ask once more. */
export const postClosing: Controller = async (c) => {
  const { ctx } = c.var;
  const reading = await getReading(ctx, param(c, 'reading'));
  must(canClose(await standingOn(ctx, reading.issueId), reading));
  if (!(await isConfirmed(c))) return render(c, <Confirm reading={reading} change="close" />);
  await closeReading(ctx, reading.id);
  return redirect(c, href('reading.show', { reading: reading.id }), 'rubrics:notice.closed');
};

export const deleteClosing: Controller = async (c) => {
  const { ctx } = c.var;
  const reading = await getReading(ctx, param(c, 'reading'));
  must(canReopen(await standingOn(ctx, reading.issueId), reading));
  if (!(await isConfirmed(c))) return render(c, <Confirm reading={reading} change="reopen" />);
  await reopenReading(ctx, reading.id);
  return redirect(c, href('reading.show', { reading: reading.id }), 'rubrics:notice.reopened');
};

function Confirm({ reading, change }: { reading: Reading; change: 'close' | 'reopen' }) {
  const { t } = useView();
  const at = { reading: reading.id };
  return (
    <ConfirmPage
      title={t(`rubrics:${change}.ask`)}
      what={t(`rubrics:${change}.what`)}
      label={t(`rubrics:${change}.submit`)}
      action={href('reading.close', at)}
      method={change === 'close' ? 'post' : 'delete'}
      back={href('reading.show', at)}
    />
  );
}
