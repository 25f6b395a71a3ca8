import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { Denied } from '../../../platform/errors.ts';
import { readForm } from '../../../platform/http/form.ts';
import { param, redirect, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Hidden, Notice, Submit, Time, useView, InLang } from '../../../ui/index.ts';
import { listMoves, type Move } from '../moves.ts';
import { isLastMove, moveMember, undoMove } from '../moving.ts';
import type { Roster } from '../roster.ts';
import { cameFrom, optionalText, revision, ring } from './fields.ts';
import { findMember } from './memberships.tsx';

const move = z.object({ ring, revision, reason: optionalText(1000) });

/** Moves one member from the picture or the table of rings. */
export const postMove: Controller = async (c) => {
  const { roster, membership, leads } = await findMember(c);
  const at = { issue: roster.slug, membership: membership.id };
  const back = await cameFrom(c, leads ? href('desk.people', { issue: roster.slug }) : href('membership.edit', at));
  const form = await readForm(c, move);
  if (!form.ok) throw new Denied('people:problem.move');
  const moved = await moveMember(c.var.ctx, roster, membership.id, { ...form.value, lang: c.var.ctx.locale.slice(0, 2) });
  return redirect(c, withMove(back, moved), 'people:notice.moved');
};

export const deleteMove: Controller = async (c) => {
  const { roster, membership, leads } = await findMember(c);
  const at = { issue: roster.slug, membership: membership.id };
  const back = await cameFrom(c, leads ? href('desk.people', { issue: roster.slug }) : href('membership.edit', at));
  const undone = await undoMove(c.var.ctx, roster, membership.id, param(c, 'move'));
  if (!undone.ok) throw new Denied(undone.reason === 'moved-on' ? 'people:denied.moved-on' : 'people:denied.last-convener');
  return redirect(c, back, 'people:notice.move-undone');
};

/** Adds the move to the page that follows, so that it can offer the way back. */
export function withMove(path: string, moveId: string | null): string {
  if (!moveId) return path;
  const [before = '', hash] = path.split('#');
  const [place = '', search = ''] = before.split('?');
  const query = new URLSearchParams(search);
  query.set('moved', moveId);
  return `${place}?${query}${hash ? `#${hash}` : ''}`;
}

export interface MovedData {
  readonly move: Move;
  readonly slug: string;
}

/** The move that the address names, while it can be taken back. The caller has made sure that the actor may change that membership. */
export async function loadMoved(ctx: Ctx, roster: Pick<Roster, 'issueId' | 'slug'>, moveId: string | undefined): Promise<MovedData | null> {
  if (!moveId) return null;
  const moves = await listMoves(ctx, roster.issueId, null, 200);
  const found = moves.find((one) => one.id === moveId);
  const ofMembership = moves.filter((one) => one.membershipId === found?.membershipId);
  return found && isLastMove(found, ofMembership) ? { move: found, slug: roster.slug } : null;
}

/** Right after a move: what was done, and one button to put it back. */
export function MovedNotice({ data, back }: { data: MovedData | null; back: string }) {
  const { t } = useView();
  if (!data) return null;
  return (
    <Notice>
      <p>{t('people:move.did', { name: data.move.name, from: t(`people:ring.${data.move.fromRing}`), to: t(`people:ring.${data.move.toRing}`) })}</p>
      <UndoMove move={data.move} slug={data.slug} back={back} />
    </Notice>
  );
}

function UndoMove({ move: one, slug, back }: { move: Move; slug: string; back: string }) {
  const { t } = useView();
  return (
    <Form id={`undo-${one.id}`} action={href('membership.unmove', { issue: slug, membership: one.membershipId, move: one.id })} method="delete">
      <Hidden name="_back" value={back} />
      <Submit small>{t('people:move.undo')}</Submit>
    </Form>
  );
}

/** How somebody came to sit where they sit, newest first. */
export function MoveList({ moves, slug, back }: { moves: readonly Move[]; slug: string; back?: string }) {
  const { t } = useView();
  if (moves.length === 0) return <p class="quiet">{t('people:moves.none')}</p>;
  return (
    <ul>
      {moves.map((one) => (
        <li>
          <Time value={one.changedAt} style="short" />: {t(wordsOf(one), placesOf(one, t))}
          <Why move={one} />
          {back && isLastMove(one, moves) ? <UndoMove move={one} slug={slug} back={back} /> : null}
        </li>
      ))}
    </ul>
  );
}

function wordsOf(move: Move): 'people:moves.ring' | 'people:moves.convener' | 'people:moves.member' {
  if (move.fromRole === move.toRole) return 'people:moves.ring';
  return move.toRole === 'convener' ? 'people:moves.convener' : 'people:moves.member';
}

function placesOf(one: Move, t: ReturnType<typeof useView>['t']) {
  return { name: one.name, from: t(`people:ring.${one.fromRing}`), to: t(`people:ring.${one.toRing}`) };
}

function Why({ move: one }: { move: Move }) {
  const { t } = useView();
  return (
    <div class="quiet">
      {t('people:moves.by', { name: one.changedByName })}
      {one.undoesId ? ` · ${t('people:moves.undo')}` : null}
      {one.undone ? ` · ${t('people:moves.undone')}` : null}
      {one.reason ? (
        <>
          {' · '}
          <InLang lang={one.lang}>{one.reason}</InLang>
        </>
      ) : null}
    </div>
  );
}
