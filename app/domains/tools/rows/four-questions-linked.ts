import type { Ctx } from '../../../platform/ctx.ts';
import { NotFound } from '../../../platform/errors.ts';
import { canLead, confirmGuess, type Issue, type QuestionKind, type QuestionRow } from '../../issues/index.ts';
import type { Standing } from '../../people/index.ts';
import { written, type FollowUp } from './row.ts';

/** What other records say of the rows of a question. */
export interface Linked {
  flags(row: QuestionRow): readonly string[];
  asides(row: QuestionRow): readonly string[];
  followUps(row: QuestionRow): readonly string[];
}

/** What stands elsewhere about the rows of a question. */
export async function readLinked(_ctx: Ctx, _issue: Issue, _kind: QuestionKind, standing: Standing): Promise<Linked> {
  const mayLead = canLead(standing).allowed;
  return {
    flags: () => [],
    asides: () => [],
    followUps: (row) => (mayLead && hasGuess(row) ? ['confirmation'] : []),
  };
}

function hasGuess(row: QuestionRow): boolean {
  return row.saidBy === 'guess' || ('cellsSaid' in row && Object.values(row.cellsSaid).includes('guess'));
}

/** What can follow from a row of a question. */
export function questionFollowUps(ctx: Ctx, _issue: Issue, kind: QuestionKind): readonly FollowUp[] {
  const confirmation: FollowUp = {
    key: 'confirmation',
    label: ctx.t('issues:row.confirm'),
    sees: ctx.t('issues:row.sees-inside'),
    fields: [],
    async act(ctx, issue, row, values) {
      const revision = Number(values['revision']);
      if (!Number.isInteger(revision)) throw new NotFound();
      await confirmGuess(ctx, issue.id, kind, row.id, revision);
      return written(row.id);
    },
  };
  return [confirmation];
}
