import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { canFill, type Issue } from '../../issues/index.ts';
import {
  changeRelation,
  drawRelation,
  findOnMap,
  mapOf,
  relationKinds,
  removeRelation,
  strengths,
  usualDirection,
  type Relation,
  type RelationKind,
  type RelationWords,
  type SystemMap,
} from '../../maps/index.ts';
import { standingOn } from '../../people/index.ts';
import { refused, written, type Hint, type RowChoice, type RowKind, type RowValues, type SheetRow } from './row.ts';
import { undoRemoval } from './undoing-removals.ts';

/** Lines between what stands on the map. */
export const ties: RowKind = {
  columns: [
    { key: 'from', kind: 'choice', required: true, choices: elementsToChoose },
    { key: 'to', kind: 'choice', required: true, choices: elementsToChoose },
    { key: 'kind', kind: 'choice', required: true, choices: kindsToChoose },
    {
      key: 'strength',
      kind: 'choice',
      required: true,
      choices: async (ctx) => strengths.map((one) => ({ value: String(one), label: ctx.t(`tools:strength.${one}`) })),
    },
  ],
  asksWhoSaid: true,
  isForTheRoom: false,
  sees: (ctx) => ctx.t('tools:map.sees'),
  mayRead: () => true,
  mayWrite: (standing) => canFill(standing).allowed,
  async read(ctx, issue) {
    const mayChange = canFill(await standingOn(ctx, issue.id)).allowed;
    const map = await mapOf(ctx, issue.id);
    return map.relations.map((relation) => asRow(ctx, issue, map, relation, mayChange));
  },
  async add(ctx, issue, values) {
    const drawn = await drawRelation(ctx, issue.id, { fromId: values['from'] ?? '', toId: values['to'] ?? '' }, wordsOf(values, null));
    return drawn.ok ? written(drawn.value.id) : refused({ to: ctx.t(`tools:problem.relation.${drawn.reason}`) });
  },
  async change(ctx, issue, row, revision, values) {
    if (values['from'] !== row.values['from'] || values['to'] !== row.values['to']) return refused({ to: ctx.t('tools:problem.relation.fixed') });
    const was = (await mapOf(ctx, issue.id)).relations.find((one) => one.id === row.id) ?? null;
    const changed = await changeRelation(ctx, issue.id, row.id, wordsOf(values, was), revision);
    return changed.ok ? written(row.id) : refused({ to: ctx.t(`tools:problem.relation.${changed.reason}`) });
  },
  remove: async (ctx, issue, id) => (await removeRelation(ctx, issue.id, id)).actId,
  restore: undoRemoval,
  hints: gapsOnMap,
};

async function elementsToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  return (await mapOf(ctx, issue.id)).elements.map((element) => ({ value: element.id, label: element.name }));
}

/** A kind in people's own word is given on the map itself, where there is room for the word. */
async function kindsToChoose(ctx: Ctx): Promise<RowChoice[]> {
  return relationKinds.map((kind) => ({ value: kind, label: ctx.t(`tools:relation.${kind}`) })).filter((choice) => choice.value !== 'own');
}

function asRow(ctx: Ctx, issue: Issue, map: SystemMap, relation: Relation, mayChange: boolean): SheetRow {
  const end = (id: string) => {
    const element = map.elements.find((one) => one.id === id);
    return { text: element?.name ?? '', lang: element?.lang };
  };
  const isGuess = relation.saidBy === 'guess';
  const kind = relation.kind === 'own' ? (relation.word ?? '') : ctx.t(`tools:relation.${relation.kind}`);
  return {
    id: relation.id,
    name: `${end(relation.fromId).text} – ${end(relation.toId).text}`,
    revision: relation.revision,
    cells: {
      from: end(relation.fromId),
      to: end(relation.toId),
      kind: { text: kind, isGuess, lang: relation.kind === 'own' ? relation.lang : undefined },
      strength: { text: ctx.t(`tools:strength.${relation.strength}`) },
    },
    values: {
      saidBy: relation.saidBy,
      lang: relation.lang,
      from: relation.fromId,
      to: relation.toId,
      kind: relation.kind,
      strength: String(relation.strength),
    },
    flags: [],
    asides: [],
    href: href('map-relation.show', { issue: issue.slug, relation: relation.id }),
    // A line with a word of its own is changed on the map.
    mayChange: mayChange && relation.kind !== 'own',
    mayRemove: mayChange,
    followUps: [],
  };
}

function wordsOf(values: RowValues, was: Relation | null): RelationWords {
  const kind: RelationKind = relationKinds.find((one) => one === values['kind']) ?? 'works-with';
  const saidBy = values['saidBy'] === 'group' ? 'group' : 'guess';
  const direction = was && was.kind === kind ? was.direction : usualDirection(kind);
  const strength = strengths.find((one) => String(one) === values['strength']) ?? 2;
  return { kind, word: null, direction, strength, note: was?.note ?? null, saidBy, lang: values['lang'] ?? 'en' };
}

/** What the shape of the map tells: who is linked to nobody, who is missing, who stands between. */
async function gapsOnMap(ctx: Ctx, issue: Issue): Promise<Hint[]> {
  const map = await mapOf(ctx, issue.id);
  if (map.elements.length === 0) return [];
  const found = await findOnMap(ctx, issue.id, map);
  const toMap = href('map.show', { issue: issue.slug });
  const names = (list: readonly { name: string }[]) => list.map((one) => one.name).join(', ');
  return [
    ...(found.alone.length > 0 ? [{ text: ctx.t('tools:map.alone', { names: names(found.alone) }), href: toMap }] : []),
    ...(found.missing.length > 0 ? [{ text: ctx.t('tools:map.missing', { names: names(found.missing) }), href: toMap }] : []),
    ...found.brokers.map(({ element }) => ({ text: ctx.t('tools:map.broker', { name: element.name }), href: toMap })),
  ];
}
