import { isConfirmed, readForm, type Form as Parsed, type Problems, type Typed } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { NotFound } from '../../../platform/errors.ts';
import { must } from '../../../platform/acting.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { todayOf } from '../../people/index.ts';
import { changeCommitment } from '../changing.ts';
import { getCommitment, versionsOf, type Found } from '../commitments.ts';
import { keepCommitment, releaseCommitment, reopenCommitment } from '../ending.ts';
import { canKeep, canRelease } from '../policy.ts';
import { publishCommitment, unpublishCommitment } from '../publishing.ts';
import { answerPulse, pulseOf } from '../pulsing.ts';
import { removeCommitment, restoreCommitment } from '../removing.ts';
import { change as changeForm, keeping, pulse as pulseForm, release as releaseForm } from './commitment-form.ts';
import { CommitmentPage, type Asked } from './one-page.tsx';

const idOf = (c: Web) => param(c, 'commitment');
const back = (c: Web, notice: string) => redirect(c, href('commitment.show', { commitment: idOf(c) }), notice);

/** A commitment with its history, and what the reader may do with it. */
export const show: Controller = async (c) => showOne(c, null, {}, {});

async function showOne(c: Web, asked: Asked | null, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const found = await getCommitment(ctx, idOf(c));
  const page = (
    <CommitmentPage
      found={found}
      versions={await versionsOf(ctx, found.commitment.id)}
      pulse={await pulseOf(ctx, found.commitment.id)}
      today={todayOf(ctx)}
      asked={asked}
      problems={problems}
      typed={typed}
    />
  );
  return render(c, page, asked ? 422 : 200, { live: `issue:${found.issue.id}` });
}

/** A form that needs another look is shown again only to whom it may be shown at all. */
async function again(c: Web, asked: Asked, form: Extract<Parsed<unknown>, { ok: false }>, may: (found: Found) => void): Promise<Response> {
  may(await getCommitment(c.var.ctx, idOf(c)));
  return showOne(c, asked, form.problems, form.typed);
}

const mayKeep = ({ standing, commitment, own }: Found) => must(canKeep(standing, commitment.side, own));
const mayRelease = ({ standing, commitment, own }: Found) => must(canRelease(standing, commitment.side, own));

export const change: Controller = async (c) => {
  const form = await readForm(c, changeForm);
  if (!form.ok) return again(c, 'change', form, mayKeep);
  const changed = await changeCommitment(c.var.ctx, idOf(c), form.value);
  if (changed.ok) return back(c, 'commitments:notice.changed');
  return back(c, `commitments:problem.${changed.reason}`);
};

export const keep: Controller = async (c) => {
  const form = await readForm(c, keeping);
  if (!form.ok) return again(c, 'keep', form, mayKeep);
  const kept = await keepCommitment(c.var.ctx, idOf(c), form.value);
  return back(c, kept.ok ? 'commitments:notice.kept' : `commitments:problem.${kept.reason === 'day' ? 'kept-day' : 'ended'}`);
};

export const release: Controller = async (c) => {
  const form = await readForm(c, releaseForm);
  if (!form.ok) return again(c, 'release', form, mayRelease);
  const released = await releaseCommitment(c.var.ctx, idOf(c), form.value);
  return back(c, released.ok ? 'commitments:notice.released' : 'commitments:problem.ended');
};

export const reopen: Controller = async (c) => {
  await reopenCommitment(c.var.ctx, idOf(c));
  return back(c, 'commitments:notice.reopened');
};

export const publish: Controller = async (c) => {
  await publishCommitment(c.var.ctx, idOf(c));
  return back(c, 'commitments:notice.published');
};

export const unpublish: Controller = async (c) => {
  await unpublishCommitment(c.var.ctx, idOf(c));
  return back(c, 'commitments:notice.unpublished');
};

export const remove: Controller = async (c) => {
  await removeCommitment(c.var.ctx, idOf(c));
  return back(c, 'commitments:notice.removed');
};

export const restore: Controller = async (c) => {
  await restoreCommitment(c.var.ctx, idOf(c));
  return back(c, 'commitments:notice.restored');
};

/** An anonymous answer can't be taken back, so it is asked about once more. */
export const answer: Controller = async (c) => {
  const { ctx } = c.var;
  const { commitment } = await getCommitment(ctx, idOf(c));
  const form = await readForm(c, pulseForm);
  if (!form.ok) throw new NotFound();
  const here = href('commitment.show', { commitment: commitment.id });
  if (!(await isConfirmed(c))) {
    const { t } = ctx;
    const said = t(`commitments:pulse.${form.value.answer}`);
    return render(
      c,
      <ConfirmPage
        title={t('commitments:pulse.confirm', { answer: said })}
        what={t('commitments:pulse.confirm.what')}
        action={href('commitment.pulse', { commitment: commitment.id })}
        fields={{ answer: form.value.answer }}
        label={t('commitments:pulse.send')}
        back={here}
        sees={t('commitments:pulse.sees')}
      />,
    );
  }
  const answered = await answerPulse(ctx, commitment.id, form.value.answer);
  if (answered.ok && answered.value.fresh) giveSeat(c, commitment.issueId, answered.value.participantId);
  return redirect(c, `${here}#pulse`, answered.ok ? 'commitments:notice.pulse' : `commitments:problem.${answered.reason}`);
};
