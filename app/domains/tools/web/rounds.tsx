import { isConfirmed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { mergeRound, startRound } from '../listing-alone.ts';
import { placeOf, sheetHref } from './place.ts';

export const createRound: Controller = async (c) => {
  const place = await placeOf(c);
  const step = param(c, 'step');
  await startRound(c.var.ctx, place.issue.id, place.sheet.id, step);
  return redirect(c, sheetHref(place, step), 'tools:notice.round');
};

/** Asked first, because what was read cannot be unread. */
export const createMerging: Controller = async (c) => {
  const { t } = c.var.ctx;
  const place = await placeOf(c);
  const step = param(c, 'step');
  if (!(await isConfirmed(c))) {
    const action = href('sheet-round.merge', { issue: place.issue.slug, sheet: place.sheet.id, step });
    const page = (
      <ConfirmPage
        title={t('tools:round.merge.ask')}
        what={t('tools:round.merge.sees')}
        action={action}
        label={t('tools:round.merge')}
        back={sheetHref(place, step)}
      />
    );
    return render(c, page);
  }
  await mergeRound(c.var.ctx, place.issue.id, place.sheet.id, step);
  return redirect(c, sheetHref(place, step, `slips-${step}`), 'tools:notice.merged');
};
