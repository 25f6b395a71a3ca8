import { canFill, canLead } from '../../issues/index.ts';
import { listAsks } from '../../outreach/index.ts';
import { standingOn } from '../../people/index.ts';
import {
  addGroupValue,
  changeGroupValue,
  confirmGroupValue,
  listGroupValues,
  removeGroupValue,
  restoreGroupValue,
  type GroupValue,
  type ValueWords,
} from '../group-values.ts';
import { askThem } from './asking.ts';
import { groupNamed, namesKnownGroup } from './groups.ts';
import { dayInWords } from './pledges.ts';
import { confirmation, maybe, refused, written, type RowKind, type RowValues, type SheetRow } from './row.ts';

const worth = ['professional', 'personal', 'cost', 'strategy'] as const;

/** What's in It for Me, for groups: our guesses, to be asked about. */
export const groupsWorth: RowKind = {
  columns: [{ key: 'group', kind: 'group', required: true }, ...worth.map((key) => ({ key, kind: 'text' as const }))],
  needsOne: { columns: worth, problem: 'tools:problem.empty' },
  asksWhoSaid: true,
  isForTheRoom: true,
  sees: (ctx) => ctx.t('issues:row.sees-inside'),
  mayRead: () => true,
  mayWrite: (standing, values) => canFill(standing).allowed && namesKnownGroup(standing, values),
  async read(ctx, issue) {
    const standing = await standingOn(ctx, issue.id);
    const mayLead = canLead(standing).allowed;
    const asks = mayLead ? await listAsks(ctx, issue.id) : [];
    return (await listGroupValues(ctx, issue.id)).map((value) => {
      const asked = asks.filter((ask) => ask.groupId === value.groupId && ask.personId === null && ask.dueOn !== null);
      const asides = asked.map((ask) => ctx.t(`tools:asked.${ask.state}`, { day: dayInWords(ctx, ask.dueOn ?? '') }));
      return asRow(value, canFill(standing).allowed, mayLead, asides);
    });
  },
  async add(ctx, issue, values) {
    const added = await addGroupValue(ctx, issue.id, wordsOf(values));
    return added.ok ? written(added.value.id) : refused({ groupId: ctx.t(`tools:problem.value.${added.reason}`) });
  },
  async change(ctx, issue, row, revision, values) {
    const changed = await changeGroupValue(ctx, issue.id, row.id, revision, wordsOf(values));
    return changed.ok ? written(row.id) : refused({ groupId: ctx.t(`tools:problem.value.${changed.reason}`) });
  },
  remove: (ctx, issue, id) => removeGroupValue(ctx, issue.id, id),
  async restore(ctx, issue, id) {
    const restored = await restoreGroupValue(ctx, issue.id, id);
    return restored.ok ? written(id) : refused({ groupId: ctx.t('tools:problem.value.twice') });
  },
  followUps: (ctx) => [confirmation(ctx, confirmGroupValue), askThem(ctx, ctx.t('tools:ask.worth'))],
};

function asRow(value: GroupValue, mayChange: boolean, mayLead: boolean, asides: readonly string[]): SheetRow {
  const isGuess = value.saidBy === 'guess';
  const cells = Object.fromEntries(worth.map((key) => [key, { text: value[key] ?? '', lang: value.lang, isGuess }]));
  return {
    id: value.id,
    name: value.groupName,
    revision: value.revision,
    cells: { group: { text: value.groupName, lang: value.groupLang }, ...cells },
    values: {
      saidBy: value.saidBy,
      lang: value.lang,
      groupId: value.groupId,
      ...Object.fromEntries(worth.map((key) => [key, value[key] ?? ''])),
    },
    flags: [],
    asides,
    href: null,
    mayChange,
    followUps: mayLead ? [...(isGuess ? ['confirmation'] : []), 'ask'] : [],
  };
}

function wordsOf(values: RowValues): ValueWords {
  return {
    ...groupNamed(values),
    professional: maybe(values['professional']),
    personal: maybe(values['personal']),
    cost: maybe(values['cost']),
    strategy: maybe(values['strategy']),
    saidBy: values['saidBy'] === 'group' ? 'group' : 'guess',
    lang: values['lang'] ?? 'en',
  };
}
