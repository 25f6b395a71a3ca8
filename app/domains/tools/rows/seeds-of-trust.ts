import { transact } from '../../../platform/db/transact.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { canKeep, commitmentsFrom, keepCommitment, makeCommitment, type Commitment } from '../../commitments/index.ts';
import { canFill, type Issue } from '../../issues/index.ts';
import { leads, listMembers, standingOn, type Standing } from '../../people/index.ts';
import { addSignal, changeSignal, listSignals, removeSignal, restoreSignal, type SignalWords, type TrustSignal } from '../trust-signals.ts';
import { membersToChoose } from './members-to-choose.ts';
import { dayInWords, isLate, pledgeInWords } from './pledges.ts';
import { maybe, refused, written, type FollowUp, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

/** Seeds of Trust: small signals, each with the change we make, which is a public commitment with a date. */
export const seedsOfTrust: { signals: RowKind } = {
  signals: {
    columns: [
      { key: 'signal', kind: 'line', max: 500, required: true },
      { key: 'readBadly', kind: 'text', max: 1000 },
      { key: 'readWell', kind: 'text', max: 1000 },
      { key: 'change', kind: 'text', max: 1000 },
      { key: 'member', kind: 'choice', choices: membersToChoose },
      { key: 'dueOn', kind: 'date' },
    ],
    asksWhoSaid: false,
    isForTheRoom: true,
    sees: (ctx, issue) => ctx.t(issue.publishedAt ? 'tools:signals.sees-all' : 'tools:signals.sees'),
    mayRead: () => true,
    // What we pledge is for those who lead to write down; what we notice, for everybody who fills.
    mayWrite: (standing, values) => canFill(standing).allowed && (leads(standing) || !values?.['change']),
    read,
    add,
    change,
    remove: (ctx, issue, id) => removeSignal(ctx, issue.id, id),
    async restore(ctx, issue, id) {
      await restoreSignal(ctx, issue.id, id);
      return written(id);
    },
    followUps: (ctx) => [kept(ctx)],
  },
};

async function read(ctx: Ctx, issue: Issue): Promise<SheetRow[]> {
  const signals = await listSignals(ctx, issue.id);
  const pledges = await commitmentsFrom(
    ctx,
    signals.map((signal) => signal.id),
  );
  const standing = await standingOn(ctx, issue.id);
  return signals.map((signal) => asRow(ctx, signal, pledges.find((one) => one.source.kind === 'sheet' && one.source.id === signal.id) ?? null, standing));
}

function asRow(ctx: Ctx, signal: TrustSignal, pledge: Commitment | null, standing: Standing): SheetRow {
  const { lang } = signal;
  const own = { holdsMandate: false, isResponsible: pledge?.personId !== null && pledge?.personId === ctx.actor.personId };
  const mayKeep = pledge !== null && pledge.ending === null && canKeep(standing, pledge.side, own).allowed;
  return {
    id: signal.id,
    name: signal.signal,
    revision: signal.revision,
    cells: {
      signal: { text: signal.signal, lang },
      readBadly: { text: signal.readBadly ?? '', lang },
      readWell: { text: signal.readWell ?? '', lang },
      change: { text: pledge?.what ?? '', lang: pledge?.lang },
      member: { text: pledge?.who ?? '' },
      dueOn: { text: pledge ? dayInWords(ctx, pledge.dueOn) : '' },
    },
    values: {
      lang,
      signal: signal.signal,
      readBadly: signal.readBadly ?? '',
      readWell: signal.readWell ?? '',
      change: pledge?.what ?? '',
      member: pledge?.personId ?? '',
      dueOn: pledge?.dueOn ?? '',
      pledge: pledge?.id ?? '',
    },
    flags: pledge && isLate(ctx, pledge) ? [ctx.t('tools:flag.late')] : [],
    asides: pledge ? [pledgeInWords(ctx, pledge)] : [],
    href: pledge ? href('commitment.show', { commitment: pledge.id }) : null,
    mayChange: canFill(standing).allowed,
    followUps: mayKeep ? ['kept'] : [],
  };
}

async function add(ctx: Ctx, issue: Issue, values: RowValues): Promise<Written> {
  const lacking = dayLacking(ctx, values);
  if (lacking) return lacking;
  return transact(ctx, async (ctx) => {
    const { id } = await addSignal(ctx, issue.id, wordsOf(values));
    const pledged = await pledge(ctx, issue, id, values);
    return pledged.ok ? written(id) : pledged;
  }).catch(rolledBack);
}

/** A pledge that stands is changed where a reason is asked for, and not here. */
async function change(ctx: Ctx, issue: Issue, row: SheetRow, revision: number, values: RowValues): Promise<Written> {
  const hasPledge = Boolean(row.values['pledge']);
  const differs = ['change', 'member', 'dueOn'].some((key) => (values[key] ?? '') !== (row.values[key] ?? ''));
  if (hasPledge && differs) return refused({ change: ctx.t('tools:problem.pledged') });
  const lacking = dayLacking(ctx, values);
  if (lacking) return lacking;
  return transact(ctx, async (ctx) => {
    await changeSignal(ctx, issue.id, row.id, revision, wordsOf(values));
    const pledged = hasPledge ? written(row.id) : await pledge(ctx, issue, row.id, values);
    return pledged.ok ? written(row.id) : pledged;
  }).catch(rolledBack);
}

/** Inside the transaction: throws what was refused, so that the signal is not kept without its pledge. */
async function pledge(ctx: Ctx, issue: Issue, id: string, values: RowValues): Promise<Written> {
  if (!values['change']) return written(id);
  const member = (await listMembers(ctx, issue.id)).find((one) => one.personId === values['member']);
  const made = await makeCommitment(ctx, issue.id, {
    side: 'ours',
    who: member?.name ?? null,
    personId: member?.personId ?? null,
    what: values['change'],
    dueOn: values['dueOn'] ?? '',
    lang: values['lang'] || issue.lang,
    source: { kind: 'sheet', id },
    isPublic: true,
  });
  if (!made.ok) throw new Refusal(refused({ dueOn: ctx.t('tools:problem.due') }));
  return written(id);
}

class Refusal extends Error {
  readonly what: Written;
  constructor(what: Written) {
    super('refused');
    this.what = what;
  }
}

function rolledBack(error: unknown): Written {
  if (error instanceof Refusal) return error.what;
  throw error;
}

function dayLacking(ctx: Ctx, values: RowValues): Written | null {
  if (values['change'] && !values['dueOn']) return refused({ dueOn: ctx.t('tools:problem.day-lacking') });
  return !values['change'] && (values['dueOn'] || values['member']) ? refused({ change: ctx.t('tools:problem.change-lacking') }) : null;
}

function wordsOf(values: RowValues): SignalWords {
  return { signal: values['signal'] ?? '', readBadly: maybe(values['readBadly']), readWell: maybe(values['readWell']), lang: values['lang'] ?? 'en' };
}

function kept(ctx: Ctx): FollowUp {
  return {
    key: 'kept',
    label: ctx.t('tools:pledge.kept'),
    sees: '',
    fields: [],
    async act(ctx, issue, row) {
      const done = await keepCommitment(ctx, row.values['pledge'] ?? '', { lang: issue.lang });
      return done.ok ? written(row.id) : refused({ form: ctx.t('tools:problem.ended') });
    },
  };
}
