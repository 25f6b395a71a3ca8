import { must } from '../../../platform/acting.ts';
import { NotFound } from '../../../platform/errors.ts';
import { param, type Web } from '../../../platform/http/web.ts';
import type { RailStep } from '../../../ui/index.ts';
import { belongs, getIssue, type Issue } from '../../issues/index.ts';
import { leads, standingOn, type Standing } from '../../people/index.ts';
import { isOpenToAll } from '../opening.ts';
import { canDraw, canKeep, canSee } from '../policy.ts';

/** Who looks at a map, and what they may do there. */
export interface Sight {
  readonly issue: Issue;
  readonly standing: Standing;
  /** Belongs to the issue; others see what everybody sees. */
  readonly isInside: boolean;
  readonly mayDraw: boolean;
  readonly mayKeep: boolean;
  readonly leads: boolean;
  readonly isOpen: boolean;
  readonly rail: readonly RailStep[];
}

/** The issue that the address names, with what the actor may see of its map. @throws NotFound where they may see nothing of it */
export async function sightOf(c: Web): Promise<Sight> {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const standing = await standingOn(ctx, issue.id);
  const isOpen = await isOpenToAll(ctx, issue);
  if (!canSee(standing, isOpen).allowed) throw new NotFound();
  const rail = leads(standing) ? await c.var.loopOf(issue) : [];
  return {
    issue,
    standing,
    isInside: belongs(standing),
    mayDraw: canDraw(standing).allowed,
    mayKeep: canKeep(standing).allowed,
    leads: leads(standing),
    isOpen,
    rail,
  };
}

/** The same for pages and deeds that are only for the people of the issue. @throws NotFound */
export async function insideOf(c: Web): Promise<Sight> {
  const sight = await sightOf(c);
  if (!sight.isInside) throw new NotFound();
  return sight;
}

/** The same for what is for those who lead. @throws NotFound, Denied */
export async function keeperOf(c: Web): Promise<Sight> {
  const sight = await insideOf(c);
  must(canKeep(sight.standing));
  return sight;
}
