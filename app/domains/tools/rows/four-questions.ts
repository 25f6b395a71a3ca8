import type { Ctx } from '../../../platform/ctx.ts';
import {
  addRow,
  canFill,
  changeRow,
  fourQuestions as readQuestions,
  removeRow,
  restoreRow,
  rowsOf,
  saidBys,
  workKinds,
  type CellsSaid,
  type QuestionKind,
  type QuestionRow,
  type RowContent,
  type RowProblem,
  type SaidBy,
  type WorkKind,
} from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { questionFollowUps, readLinked, type Linked } from './four-questions-linked.ts';
import { groupNamed, namesKnownGroup } from './groups.ts';
import { maybe, refused, written, type Cell, type RowColumn, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

const group: RowColumn = { key: 'group', kind: 'group', required: true };
const text = (key: string): RowColumn => ({ key, kind: 'text', saidByCell: true });

const columns: Readonly<Record<QuestionKind, readonly RowColumn[]>> = {
  stakes: [group, { key: 'reason', kind: 'text', required: true }],
  initiatives: [
    { key: 'group', kind: 'group' },
    { key: 'name', kind: 'line', required: true },
    { key: 'ledBy', kind: 'line' },
    text('theirWords'),
    text('worth'),
  ],
  'shared-works': [
    {
      key: 'workKind',
      kind: 'choice',
      required: true,
      choices: async (ctx) => workKinds.map((kind) => ({ value: kind, label: ctx.t(`issues:work.${kind}`) })),
    },
    { key: 'description', kind: 'text', required: true },
    text('valueForGroups'),
    text('valueForAll'),
  ],
  ties: [group, text('weSupport'), text('theySupport')],
};

/** The Four Simple Questions: stakes, initiatives, shared works and ties of the issue. */
export const fourQuestions = {
  stakes: question('stakes'),
  initiatives: question('initiatives'),
  'shared-works': question('shared-works'),
  ties: question('ties'),
} satisfies Record<QuestionKind, RowKind>;

function question(kind: QuestionKind): RowKind {
  return {
    columns: columns[kind],
    ...(kind === 'ties' ? { needsOne: { columns: ['weSupport', 'theySupport'], problem: 'issues:problem.tie' } } : {}),
    asksWhoSaid: true,
    isForTheRoom: true,
    // Stakes stand on the public page; the other three are for the issue's own people.
    sees: (ctx, issue) => ctx.t(kind === 'stakes' && issue.publishedAt ? 'issues:row.sees-all' : 'issues:row.sees-inside'),
    mayRead: () => true,
    mayWrite: (standing, values) => canFill(standing).allowed && namesKnownGroup(standing, values),
    async read(ctx, issue) {
      const rows = rowsOf(await readQuestions(ctx, issue.id), kind);
      const standing = await standingOn(ctx, issue.id);
      const linked = await readLinked(ctx, issue, rows, standing);
      return rows.map((row) => asRow(ctx, row, canFill(standing).allowed, linked));
    },
    async add(ctx, issue, values) {
      const added = await addRow(ctx, issue.id, contentOf(kind, values));
      return added.ok ? written(added.value.id) : refusal(ctx, added.reason);
    },
    async change(ctx, issue, row, revision, values) {
      const changed = await changeRow(ctx, issue.id, row.id, revision, contentOf(kind, values));
      return changed.ok ? written(row.id) : refusal(ctx, changed.reason);
    },
    remove: (ctx, issue, id) => removeRow(ctx, issue.id, kind, id),
    async restore(ctx, issue, id) {
      const restored = await restoreRow(ctx, issue.id, kind, id);
      return restored.ok ? written(id) : refusal(ctx, restored.reason);
    },
    followUps: (ctx) => questionFollowUps(ctx, kind),
  };
}

function refusal(ctx: Ctx, reason: RowProblem): Written {
  return refused({ groupId: ctx.t(`issues:problem.${reason}`) });
}

function asRow(ctx: Ctx, row: QuestionRow, mayChange: boolean, linked: Linked): SheetRow {
  const cellsSaid: CellsSaid = 'cellsSaid' in row ? row.cellsSaid : {};
  const values = valuesOf(row);
  const cells: Record<string, Cell> = {};
  for (const { key, kind } of columns[row.kind]) {
    if (kind === 'group' && 'groupName' in row) cells[key] = { text: row.groupName ?? '', lang: row.groupLang ?? undefined };
    else if (kind === 'choice' && row.kind === 'shared-works') cells[key] = { text: ctx.t(`issues:work.${row.workKind}`) };
    else cells[key] = { text: values[key] ?? '', lang: row.lang, isGuess: (cellsSaid[key] ?? row.saidBy) === 'guess' };
  }
  const first = 'groupName' in row && row.groupName ? row.groupName : (values['name'] ?? values['description'] ?? '');
  return {
    id: row.id,
    name: first,
    revision: row.revision,
    cells,
    values,
    flags: linked.flags(row),
    asides: linked.asides(row),
    href: null,
    mayChange,
    followUps: linked.followUps(row),
  };
}

function valuesOf(row: QuestionRow): RowValues {
  const said: Record<string, string> = { saidBy: row.saidBy, lang: row.lang };
  if ('cellsSaid' in row) for (const [key, by] of Object.entries(row.cellsSaid)) said[`said-${key}`] = by;
  if (row.kind === 'stakes') return { ...said, groupId: row.groupId, reason: row.reason };
  if (row.kind === 'ties') return { ...said, groupId: row.groupId, weSupport: row.weSupport ?? '', theySupport: row.theySupport ?? '' };
  if (row.kind === 'shared-works')
    return { ...said, workKind: row.workKind, description: row.description, valueForGroups: row.valueForGroups ?? '', valueForAll: row.valueForAll ?? '' };
  const { groupId, name, ledBy, theirWords, worth } = row;
  return { ...said, groupId: groupId ?? '', name, ledBy: ledBy ?? '', theirWords: theirWords ?? '', worth: worth ?? '' };
}

/** What the capability takes. */
function contentOf(kind: QuestionKind, values: RowValues): RowContent {
  const said = { saidBy: saidOf(values['saidBy']) ?? 'guess', lang: values['lang'] ?? 'en', cellsSaid: cellsSaidOf(kind, values) };
  const named = groupNamed(values);
  const at = (key: string) => values[key] ?? '';
  if (kind === 'stakes') return { kind, ...said, ...named, reason: at('reason') };
  if (kind === 'initiatives')
    return { kind, ...said, ...named, name: at('name'), ledBy: maybe(at('ledBy')), theirWords: maybe(at('theirWords')), worth: maybe(at('worth')) };
  if (kind === 'shared-works') {
    const workKind = workKinds.find((one): one is WorkKind => one === at('workKind')) ?? 'other';
    return { kind, ...said, workKind, description: at('description'), valueForGroups: maybe(at('valueForGroups')), valueForAll: maybe(at('valueForAll')) };
  }
  return { kind, ...said, ...named, weSupport: maybe(at('weSupport')), theySupport: maybe(at('theySupport')) };
}

function saidOf(value: string | undefined): SaidBy | undefined {
  return saidBys.find((by) => by === value);
}

function cellsSaidOf(kind: QuestionKind, values: RowValues): CellsSaid {
  const pairs = columns[kind].flatMap(({ key, saidByCell }) => {
    const said = saidByCell ? saidOf(values[`said-${key}`]) : undefined;
    return said ? [[key, said] as const] : [];
  });
  return Object.fromEntries(pairs);
}
