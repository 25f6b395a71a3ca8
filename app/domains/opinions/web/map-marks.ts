import type { Point } from '../../../engines/opinion/index.ts';
import { formatNumber } from '../../../ui/index.ts';
import type { OwnPlace, ToldGroup, ToldOverlay, ToldResult, ToldStatement } from '../told.ts';
import { frameOf, type Frame } from './map-frame.ts';
import { placeLabels, type Disc, type PlacedLabel, type Side, type Wish } from './map-labels.ts';
import { typeSizes, wrapName, type Layout, type Line } from './map-type.ts';
import { figureText, shortFigure, type Speaker } from './sentences.ts';

/** Everything that stands on the map, in units of the drawing. `key` also names its row in the table. */
export interface MapMarks {
  readonly frame: Frame;
  readonly groups: readonly (Mark & { readonly group: ToldGroup })[];
  readonly statements: readonly (Mark & { readonly statement: ToldStatement; readonly isAgreed: boolean })[];
  readonly overlays: readonly (Mark & { readonly overlay: ToldOverlay })[];
  readonly you: Mark | null;
}

export interface Mark {
  readonly key: string;
  readonly at: Point;
}

/** Radii of marks as drawn, in units of the wide layout. */
export const radii = { group: 15, you: 9, overlay: 8, statement: 5 } as const;
const nameLength: Readonly<Record<Layout, number>> = { wide: 24, narrow: 15 };

/** Places what may be shown. A group whose size is withheld has no place; nor have statements about the people themselves. */
export function marksOf(result: ToldResult, own: OwnPlace | null): MapMarks {
  const shown = statementsToPlace(result);
  const frame = frameOf({ ...result, statements: shown }, own);
  const agreed = new Set(result.agreed.map(({ id }) => id));
  return {
    frame,
    groups: result.groups.flatMap((group) => (group.center ? [{ key: `group-${group.letter}`, at: frame.people(group.center), group }] : [])),
    statements: shown.map((statement) => ({
      key: `statement-${statement.number}`,
      at: frame.statements(statement.place),
      statement,
      isAgreed: agreed.has(statement.id),
    })),
    overlays: result.overlays.flatMap((overlay, at) => (overlay.center ? [{ key: `overlay-${at}`, at: frame.people(overlay.center), overlay }] : [])),
    you: own ? { key: 'you', at: frame.people(own.place) } : null,
  };
}

/** More would be a heap in which nobody finds anything, and a page that a phone waits for. */
const mostStatements = 80;

/** The statements that the result speaks of first, then those farthest from the middle; in the order of their numbers. */
function statementsToPlace(result: ToldResult): ToldStatement[] {
  const typical = result.groups.flatMap((group) => group.typical.map(({ statement }) => statement));
  const spokenOf = new Set([...result.agreed, ...result.rejected, ...result.divides, ...typical].map(({ id }) => id));
  return result.statements
    .filter(({ isMeta }) => !isMeta)
    .toSorted((a, b) => Number(spokenOf.has(b.id)) - Number(spokenOf.has(a.id)) || b.extremity - a.extremity || a.number - b.number)
    .slice(0, mostStatements)
    .toSorted((a, b) => a.number - b.number);
}

export interface MapLabels {
  /** Of groups, the visitor and statements. */
  readonly main: readonly PlacedLabel[];
  /** Of rings and stakeholder groups; they keep clear of groups and the visitor, but not of statements. */
  readonly overlays: readonly PlacedLabel[];
}

/** Finds places for all labels: the visitor first, then groups, then statements, those most agreed with and farthest out first. */
export function labelsOf(marks: MapMarks, layout: Layout, view: Speaker, told: Pick<ToldResult, 'manner' | 'threshold'>): MapLabels {
  const sizes = typeSizes[layout];
  const radius = (kind: keyof typeof radii) => radii[kind] * sizes.mark;
  const firm: Disc[] = [
    ...marks.groups.map(({ key, at }) => ({ key, at, radius: radius('group'), firm: true })),
    ...(marks.you ? [{ ...marks.you, radius: radius('you'), firm: true }] : []),
  ];
  const small: Disc[] = marks.statements.map(({ key, at }) => ({ key, at, radius: radius('statement'), firm: false }));
  const places: Wish[] = [
    ...(marks.you ? [placeWish(marks.you, radius('you'), [[{ kind: 'you', text: view.t('opinions:map.you') }]], ['above', 'below', 'right', 'left'])] : []),
    ...marks.groups.map((mark) => ({
      ...placeWish(mark, radius('group'), groupVariants(mark.group, layout, view, told), ['below', 'above', 'right', 'left']),
      // Its letter stands in the mark itself.
      otherwise: 'leave' as const,
    })),
  ];
  const numbers = byImportance(marks.statements).map(({ key, at, statement }): Wish => ({
    key,
    at,
    radius: radius('statement'),
    variants: [[{ kind: 'number', text: formatNumber(statement.number, view.locale) }]],
    sides: ['right', 'left', 'above', 'below'],
    otherwise: 'leave',
    mayCover: false,
  }));
  const main = placeLabels([...places, ...numbers], { ...marks.frame, discs: [...firm, ...small], sizes });
  const overlayWishes = marks.overlays.map(({ key, at, overlay }) =>
    placeWish(
      { key, at },
      radius('overlay'),
      [wrapName(overlay.label, nameLength[layout]).map((text) => ({ kind: 'overlay', text }))],
      ['right', 'left', 'above', 'below'],
    ),
  );
  const overlayDiscs = marks.overlays.map(({ key, at }) => ({ key, at, radius: radius('overlay'), firm: true }));
  // On a phone the words of groups give way to what is laid over the map; their letters stay.
  const kept = layout === 'narrow' ? (marks.you ? 1 : 0) : places.length;
  const taken = main.slice(0, kept).map(({ box }) => box);
  return { main, overlays: placeLabels(overlayWishes, { ...marks.frame, discs: [...firm, ...overlayDiscs], sizes }, taken) };
}

function placeWish({ key, at }: Mark, radius: number, variants: readonly (readonly Line[])[], sides: readonly Side[]): Wish {
  return { key, at, radius, variants: variants.filter((lines) => lines.length > 0), sides, otherwise: 'stand', mayCover: true };
}

/** Name and size, or one of them where there is no room for both. */
function groupVariants({ name, size }: ToldGroup, layout: Layout, view: Speaker, told: Pick<ToldResult, 'manner' | 'threshold'>): Line[][] {
  const figure = layout === 'narrow' ? shortFigure(view, size, told) : figureText(view, size, told);
  const people: Line[] = figure === null ? [] : [{ kind: 'people', text: view.t('opinions:group.size', { people: figure }) }];
  const named: Line[] = name ? wrapName(name.name, nameLength[layout]).map((text) => ({ kind: 'name', text, lang: name.lang })) : [];
  return named.length > 0 ? [[...named, ...people], named, people] : [people];
}

function byImportance(statements: MapMarks['statements']): MapMarks['statements'] {
  return statements.toSorted(
    (a, b) => Number(b.isAgreed) - Number(a.isAgreed) || b.statement.extremity - a.statement.extremity || a.statement.number - b.statement.number,
  );
}
