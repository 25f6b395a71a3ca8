import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { canFill, type Issue } from '../../issues/index.ts';
import { addElement, changeElement, elementKinds, mapOf, removeElement, type ElementProblem, type ElementWords, type MapElement } from '../../maps/index.ts';
import { listGroups, standingOn } from '../../people/index.ts';
import { perspectives } from './perspectives.ts';
import { refused, written, type RowChoice, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';
import { ties } from './ties-on-the-map.ts';
import { undoRemoval } from './undoing-removals.ts';

/** The Web of Connections: what stands on the map of the issue, the lines between, and how the issue looks from there. */
export const webOfConnections: { elements: RowKind; relations: RowKind; perspectives: RowKind } = {
  elements: {
    columns: [
      { key: 'label', kind: 'line', required: true },
      {
        key: 'kind',
        kind: 'choice',
        required: true,
        choices: async (ctx) => elementKinds.map((kind) => ({ value: kind, label: ctx.t(`tools:element.${kind}`) })),
      },
      { key: 'group', kind: 'choice', choices: groupsToChoose },
    ],
    asksWhoSaid: false,
    isForTheRoom: true,
    sees: (ctx) => ctx.t('tools:map.sees'),
    mayRead: () => true,
    mayWrite: (standing) => canFill(standing).allowed,
    async read(ctx, issue) {
      const mayChange = canFill(await standingOn(ctx, issue.id)).allowed;
      const groups = await listGroups(ctx, issue.organizationId);
      const nameOf = (id: string | null) => groups.find((group) => group.id === id)?.name ?? '';
      return (await mapOf(ctx, issue.id)).elements.map((element) => asRow(ctx, issue, element, nameOf(element.groupId), mayChange));
    },
    async add(ctx, issue, values) {
      const added = await addElement(ctx, issue.id, wordsOf(values, null));
      return added.ok ? written(added.value.id) : refusal(ctx, added.reason);
    },
    async change(ctx, issue, row, revision, values) {
      const was = (await mapOf(ctx, issue.id)).elements.find((one) => one.id === row.id) ?? null;
      const changed = await changeElement(ctx, issue.id, row.id, wordsOf(values, was), revision);
      return changed.ok ? written(row.id) : refusal(ctx, changed.reason);
    },
    remove: async (ctx, issue, id) => (await removeElement(ctx, issue.id, id)).actId,
    restore: undoRemoval,
  },
  relations: ties,
  perspectives,
};

async function groupsToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  return (await listGroups(ctx, issue.organizationId)).map((group) => ({ value: group.id, label: group.name }));
}

function asRow(ctx: Ctx, issue: Issue, element: MapElement, groupName: string, mayChange: boolean): SheetRow {
  return {
    id: element.id,
    name: element.name,
    revision: element.revision,
    cells: {
      label: { text: element.name, lang: element.lang },
      kind: { text: ctx.t(`tools:element.${element.kind}`) },
      group: { text: groupName },
    },
    values: { label: element.name, kind: element.kind, group: element.groupId ?? '', lang: element.lang },
    flags: [],
    asides: [],
    href: href('map-element.show', { issue: issue.slug, element: element.id }),
    mayChange,
    followUps: [],
  };
}

/** What the sheet does not ask stays as it was. */
function wordsOf(values: RowValues, was: MapElement | null): ElementWords {
  return {
    kind: elementKinds.find((kind) => kind === values['kind']) ?? 'thing',
    name: values['label'] ?? '',
    about: was?.about ?? null,
    groupId: values['group'] || null,
    tags: was?.tags ?? [],
    lang: values['lang'] ?? 'en',
  };
}

function refusal(ctx: Ctx, reason: ElementProblem): Written {
  return refused(reason === 'full' ? { label: ctx.t('tools:problem.map-full') } : { group: ctx.t(`tools:problem.element.${reason}`) });
}
