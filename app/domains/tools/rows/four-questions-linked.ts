import type { Ctx } from '../../../platform/ctx.ts';
import { commitmentsFrom, type Commitment } from '../../commitments/index.ts';
import { canLead, confirmGuess, type Issue, type QuestionKind, type QuestionRow } from '../../issues/index.ts';
import { listAsks, type Ask } from '../../outreach/index.ts';
import type { Standing } from '../../people/index.ts';
import { pledgeOf } from './four-questions-follow-ups.ts';
import { askAgain, askThem } from './asking.ts';
import { dayInWords, isLate, pledgeInWords } from './pledges.ts';
import { confirmation as confirmationBy, type FollowUp } from './row.ts';

/** What other records say of the rows of a question. */
export interface Linked {
  flags(row: QuestionRow): readonly string[];
  asides(row: QuestionRow): readonly string[];
  followUps(row: QuestionRow): readonly string[];
}

/** What stands elsewhere about the rows of a question: asks to the group, for those who lead; pledges that came of a tie. */
export async function readLinked(ctx: Ctx, issue: Issue, rows: readonly QuestionRow[], standing: Standing): Promise<Linked> {
  const mayLead = canLead(standing).allowed;
  // Who was asked, and who said no, is read by nobody else.
  const asks = mayLead ? await listAsks(ctx, issue.id) : [];
  const pledges = await commitmentsFrom(
    ctx,
    rows.filter((row) => row.kind === 'ties').map((row) => row.id),
  );
  const of = (row: QuestionRow) => pledges.filter((one) => one.source.kind === 'tie' && one.source.id === row.id);
  return {
    flags: (row) => flagsOf(ctx, row, of(row)),
    asides: (row) => [...of(row).map((one) => pledgeInWords(ctx, one)), ...askedOf(ctx, row, asks)],
    followUps: (row) => (mayLead ? openFor(row, of(row)) : []),
  };
}

function flagsOf(ctx: Ctx, row: QuestionRow, pledges: readonly Commitment[]): string[] {
  const late = pledges.some((one) => isLate(ctx, one)) ? [ctx.t('tools:flag.late')] : [];
  const undated = row.kind === 'ties' ? sidesWithout(row, pledges).map((side) => ctx.t(`tools:flag.no-day.${side}`)) : [];
  return [...late, ...undated];
}

/** The sides of a tie that say something, and have no pledge with a date. */
function sidesWithout(row: Extract<QuestionRow, { kind: 'ties' }>, pledges: readonly Commitment[]): ('ours' | 'group')[] {
  const sides: ('ours' | 'group')[] = [...(row.weSupport ? (['ours'] as const) : []), ...(row.theySupport ? (['group'] as const) : [])];
  return sides.filter((side) => !pledges.some((one) => one.side === side));
}

function askedOf(ctx: Ctx, row: QuestionRow, asks: readonly Ask[]): string[] {
  if (row.kind !== 'stakes') return [];
  return asks
    .filter((ask) => ask.groupId === row.groupId && ask.personId === null)
    .map((ask) => (ask.dueOn ? ctx.t(`tools:asked.${ask.state}`, { day: dayInWords(ctx, ask.dueOn) }) : ctx.t(`tools:asked.${ask.state}`, { day: '' })).trim());
}

function openFor(row: QuestionRow, pledges: readonly Commitment[]): string[] {
  const guess = row.saidBy === 'guess' || ('cellsSaid' in row && Object.values(row.cellsSaid).includes('guess'));
  const confirmation = guess ? ['confirmation'] : [];
  if (row.kind === 'stakes') return [...confirmation, 'ask', 'next-ask'];
  if (row.kind === 'ties') return [...confirmation, ...sidesWithout(row, pledges).map((side) => `pledge-${side}`)];
  return confirmation;
}

/** What can follow from a row of a question. */
export function questionFollowUps(ctx: Ctx, kind: QuestionKind): readonly FollowUp[] {
  const confirmation = confirmationBy(ctx, (ctx, issueId, rowId, revision) => confirmGuess(ctx, issueId, kind, rowId, revision));
  if (kind === 'stakes') return [confirmation, askThem(ctx, ctx.t('tools:ask.join')), askAgain(ctx)];
  if (kind === 'ties') return [confirmation, pledgeOf(ctx, 'ours'), pledgeOf(ctx, 'group')];
  return [confirmation];
}
