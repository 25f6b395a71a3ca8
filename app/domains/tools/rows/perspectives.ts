import type { Ctx } from '../../../platform/ctx.ts';
import { StaleRevision } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { canFill, type Issue } from '../../issues/index.ts';
import { cardsOn, cardState, mapOf, writeCard, type CardWords, type MapElement, type PerspectiveCard } from '../../maps/index.ts';
import { standingOn } from '../../people/index.ts';
import { maybe, refused, written, type RowChoice, type RowKind, type RowValues, type SheetRow } from './row.ts';

const fields = ['outlook', 'stance', 'sharedInterest', 'needs'] as const;

/** How the issue looks to those on the map: our guess until the group has spoken, and from then on the group's own card. */
export const perspectives: RowKind = {
  columns: [{ key: 'element', kind: 'choice', required: true, choices: elementsToChoose }, ...fields.map((key) => ({ key, kind: 'text' as const, max: 4000 }))],
  needsOne: { columns: fields, problem: 'tools:problem.empty' },
  asksWhoSaid: false,
  isForTheRoom: false,
  sees: (ctx) => ctx.t('tools:map.sees'),
  mayRead: () => true,
  mayWrite: (standing) => canFill(standing).allowed,
  async read(ctx, issue) {
    const mayFill = canFill(await standingOn(ctx, issue.id)).allowed;
    const cards = await cardsOn(ctx, issue.id);
    return (await mapOf(ctx, issue.id)).elements.flatMap((element) => {
      const card = cards.get(element.id);
      return card ? [asRow(ctx, issue, element, card, mayFill)] : [];
    });
  },
  async add(ctx, issue, values) {
    const element = values['element'] ?? '';
    const said = await writeCard(ctx, issue.id, element, wordsOf(values), 0);
    return said.ok ? written(element) : refused({ element: ctx.t('tools:problem.card-twice') });
  },
  async change(ctx, issue, row, revision, values) {
    if (values['element'] !== row.id) return refused({ element: ctx.t('tools:problem.card-fixed') });
    const said = await writeCard(ctx, issue.id, row.id, wordsOf(values), revision);
    if (!said.ok) throw new StaleRevision();
    return written(row.id);
  },
};

async function elementsToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  return (await mapOf(ctx, issue.id)).elements.map((element) => ({ value: element.id, label: element.name }));
}

function asRow(ctx: Ctx, issue: Issue, element: MapElement, card: PerspectiveCard, mayFill: boolean): SheetRow {
  const state = cardState(card);
  // What a group took back is read by nobody: only that it did is told.
  const said = (key: (typeof fields)[number]) => (state === 'withdrawn' ? '' : (card[key] ?? ''));
  const isGuess = state === 'guess';
  return {
    id: element.id,
    name: element.name,
    revision: card.number,
    cells: {
      element: { text: element.name, lang: element.lang },
      ...Object.fromEntries(fields.map((key) => [key, { text: said(key), lang: card.lang, isGuess }])),
    },
    values: { element: element.id, lang: card.lang, ...Object.fromEntries(fields.map((key) => [key, said(key)])) },
    flags: [],
    asides: [ctx.t(`tools:card.${state}`)],
    href: href('map-element.show', { issue: issue.slug, element: element.id }),
    mayChange: mayFill && !card.isOwned,
    followUps: [],
  };
}

function wordsOf(values: RowValues): CardWords {
  return {
    outlook: maybe(values['outlook']),
    stance: maybe(values['stance']),
    sharedInterest: maybe(values['sharedInterest']),
    needs: maybe(values['needs']),
    lang: values['lang'] ?? 'en',
  };
}
