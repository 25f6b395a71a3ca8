import { transact } from '../../../platform/db/transact.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { StaleRevision } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import {
  addRow,
  alignments,
  canFill,
  changeRow,
  chooseMainInitiative,
  crosswalkOf,
  describeInitiative,
  removeRow,
  restoreRow,
  type Alignment,
  type CrosswalkInitiative,
  type Issue,
  type RowContent,
} from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { groupNamed, namesKnownGroup } from './groups.ts';
import { maybe, refused, written, type FollowUp, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';
import { wordings } from './words-and-wordings.ts';

const cells = ['goal', 'fundedBy', 'promotedBy', 'keyPoints'] as const;

/** Learn the Language: the crosswalk of initiatives, and the words that differ. */
export const learnLanguage: { initiatives: RowKind; words: RowKind } = {
  initiatives: {
    columns: [
      { key: 'name', kind: 'line', required: true },
      { key: 'group', kind: 'group' },
      { key: 'goal', kind: 'text' },
      { key: 'fundedBy', kind: 'text', max: 1000 },
      { key: 'promotedBy', kind: 'line', max: 300 },
      { key: 'keyPoints', kind: 'text', max: 4000 },
      {
        key: 'alignment',
        kind: 'choice',
        choices: async (ctx) => alignments.map((one) => ({ value: one, label: ctx.t(`tools:alignment.${one}`) })),
      },
    ],
    asksWhoSaid: true,
    isForTheRoom: true,
    sees: (ctx) => ctx.t('issues:row.sees-inside'),
    mayRead: () => true,
    mayWrite: (standing, values) => canFill(standing).allowed && namesKnownGroup(standing, values),
    read,
    add: (ctx, issue, values) =>
      transact(ctx, async (ctx) => {
        const added = await addRow(ctx, issue.id, contentOf(values, null));
        if (!added.ok) return refused({ groupId: ctx.t(`issues:problem.${added.reason}`) });
        await describe(ctx, issue, added.value.id, 1, values, null);
        return written(added.value.id);
      }),
    change,
    remove: (ctx, issue, id) => removeRow(ctx, issue.id, 'initiatives', id),
    async restore(ctx, issue, id) {
      await restoreRow(ctx, issue.id, 'initiatives', id);
      return written(id);
    },
    followUps: (ctx) => [asMain(ctx)],
  },
  words: wordings,
};

async function all(ctx: Ctx, issue: Issue): Promise<CrosswalkInitiative[]> {
  const { main, others } = await crosswalkOf(ctx, issue.id);
  return main ? [main, ...others] : [...others];
}

async function read(ctx: Ctx, issue: Issue): Promise<SheetRow[]> {
  const mayChange = canFill(await standingOn(ctx, issue.id)).allowed;
  const { main, others } = await crosswalkOf(ctx, issue.id);
  return [...(main ? [asRow(ctx, issue, main, true, mayChange)] : []), ...others.map((one) => asRow(ctx, issue, one, false, mayChange))];
}

function asRow(ctx: Ctx, issue: Issue, one: CrosswalkInitiative, isMain: boolean, mayChange: boolean): SheetRow {
  const isGuess = one.saidBy === 'guess';
  const { lang } = one;
  return {
    id: one.id,
    name: one.name,
    revision: one.revision,
    cells: {
      name: { text: one.name, lang, isGuess },
      group: { text: one.groupName ?? '', lang: one.groupLang ?? undefined },
      ...Object.fromEntries(cells.map((key) => [key, { text: one[key] ?? '', lang, isGuess }])),
      alignment: { text: one.alignment ? ctx.t(`tools:alignment.${one.alignment}`) : '', isGuess: one.alignmentSaidBy === 'guess' },
    },
    values: {
      saidBy: one.saidBy,
      lang,
      name: one.name,
      groupId: one.groupId ?? '',
      ...Object.fromEntries(cells.map((key) => [key, one[key] ?? ''])),
      alignment: one.alignment ?? '',
    },
    flags: [],
    asides: isMain ? [ctx.t('tools:initiative.main')] : [],
    href: mayChange ? href('desk.initiatives', { issue: issue.slug }) : null,
    mayChange,
    followUps: mayChange && !isMain ? ['main'] : [],
  };
}

/** What the second question asks; what the sheet does not ask stays as it was. */
function contentOf(values: RowValues, was: CrosswalkInitiative | null): RowContent {
  const saidBy = values['saidBy'] === 'group' ? 'group' : 'guess';
  const kept = { ledBy: was?.ledBy ?? null, theirWords: was?.theirWords ?? null, worth: was?.worth ?? null, cellsSaid: was?.cellsSaid ?? {} };
  return { kind: 'initiatives', ...groupNamed(values), ...kept, name: values['name'] ?? '', saidBy, lang: values['lang'] ?? 'en' };
}

async function change(ctx: Ctx, issue: Issue, row: SheetRow, revision: number, values: RowValues): Promise<Written> {
  return transact(ctx, async (ctx) => {
    const was = (await all(ctx, issue)).find((one) => one.id === row.id) ?? null;
    if (was?.revision !== revision) throw new StaleRevision();
    const changed = await changeRow(ctx, issue.id, row.id, revision, contentOf(values, was));
    if (!changed.ok) return refused({ groupId: ctx.t(`issues:problem.${changed.reason}`) });
    await describe(ctx, issue, row.id, revision + 1, values, was);
    return written(row.id);
  });
}

async function describe(ctx: Ctx, issue: Issue, id: string, revision: number, values: RowValues, was: CrosswalkInitiative | null): Promise<void> {
  const alignment: Alignment | null = alignments.find((one) => one === values['alignment']) ?? null;
  await describeInitiative(ctx, issue.id, id, revision, {
    goal: maybe(values['goal']),
    fundedBy: maybe(values['fundedBy']),
    promotedBy: maybe(values['promotedBy']),
    keyPoints: maybe(values['keyPoints']),
    alignment,
    alignmentWords: was?.alignmentWords ?? null,
    alignmentSaidBy: alignment !== null && alignment === was?.alignment ? was.alignmentSaidBy : values['saidBy'] === 'group' ? 'group' : 'guess',
    groupIds: was?.groups.map((group) => group.id) ?? [],
  });
}

/** The initiative that the others are held against. */
function asMain(ctx: Ctx): FollowUp {
  return {
    key: 'main',
    label: ctx.t('tools:initiative.make-main'),
    sees: '',
    fields: [],
    async act(ctx, issue, row) {
      await chooseMainInitiative(ctx, issue.id, row.id);
      return written(row.id);
    },
  };
}
