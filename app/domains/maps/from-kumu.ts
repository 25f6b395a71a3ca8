import { textOf, type Fields, type KumuMap } from '../../engines/kumu-format/index.ts';
import { inOneLine } from '../../platform/http/fields.ts';
import { textLanguages } from '../../platform/i18n/locales.ts';
import { elementKindOf, elementTypes, relationKindOf, relationTypes, tagsOf } from './kumu.ts';
import { directions, unnamed, type Place, type SaidBy, type Strength } from './map.ts';
import type { ElementState, RelationState } from './state.ts';

/** Why a row of a file that was read cannot stand on a map. */
export type UnfitReason = 'too-long' | 'unstorable' | 'no-name' | 'itself' | 'end-left-out';

export interface Unfit {
  readonly list: 'elements' | 'connections';
  /** What the row is called, at most 80 letters. */
  readonly name: string;
  readonly reason: UnfitReason;
}

export interface DrawnRelation extends Omit<RelationState, 'fromId' | 'toId'> {
  /** Indexes into `elements` of what was drawn. */
  readonly from: number;
  readonly to: number;
}

/** A file as it would stand on a map. */
export interface Drawn {
  readonly elements: readonly ElementState[];
  readonly relations: readonly DrawnRelation[];
  readonly unfit: readonly Unfit[];
}

const longest = { label: 200, description: 4000, word: 60, tag: 60, tags: 40, fields: 20_000 } as const;

/** Makes elements and relations of a file; whatever our fields do not take stays with its row as attributes. `lang` is that of texts which do not name theirs. */
export function fromKumu({ elements, connections }: KumuMap, lang: string): Drawn {
  const unfit: Unfit[] = [];
  const kept: ElementState[] = [];
  const places = elements.map(({ label, fields }) => {
    const reason = unfitness(label, fields) ?? (inOneLine(label) === '' ? 'no-name' : null);
    if (reason) unfit.push({ list: 'elements', name: label.slice(0, 80), reason });
    return reason ? null : kept.push(elementOf(label, fields, lang)) - 1;
  });
  const relations = connections.flatMap(({ from, to, fields }) =>
    to.flatMap((end): DrawnRelation[] => {
      const name = `${elements[from]?.label ?? ''} – ${elements[end]?.label ?? ''}`.slice(0, 80);
      const [start, stop] = [places[from] ?? null, places[end] ?? null];
      const reason = from === end ? 'itself' : (unfitness('', fields) ?? (start === null || stop === null ? 'end-left-out' : null));
      if (reason !== null || start === null || stop === null) {
        unfit.push({ list: 'connections', name, reason: reason ?? 'end-left-out' });
        return [];
      }
      return [{ ...relationOf(fields, lang), from: start, to: stop }];
    }),
  );
  return { elements: kept, relations, unfit };
}

function unfitness(label: string, fields: Fields): UnfitReason | null {
  const text = JSON.stringify(fields);
  // The database can hold neither the letter zero nor half of a pair of surrogates.
  if (/\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(text)) return 'unstorable';
  const tags = tagsOf(fields);
  const isLong =
    label.length > longest.label ||
    (textOf(fields, 'description') ?? '').length > longest.description ||
    tags.length > longest.tags ||
    tags.some((tag) => tag.length > longest.tag) ||
    text.length > longest.fields;
  return isLong ? 'too-long' : null;
}

function elementOf(label: string, fields: Fields, lang: string): ElementState {
  const name = inOneLine(label);
  const type = textOf(fields, 'type');
  const kind = elementKindOf(type);
  const place = placeOf(fields);
  const [about, tags, language] = [exact(fields, 'description'), exactTags(fields), languageOf(fields)];
  const byHand = place !== null && (fields['placed by hand'] === true || fields['placed by hand'] === 'true');
  const taken = [
    ...(fields['label'] === name ? ['label'] : []),
    ...(type === elementTypes[kind] ? ['type'] : []),
    ...(about === null ? [] : ['description']),
    ...(tags === null ? [] : ['tags']),
    ...(place ? ['x', 'y', 'placed by hand'] : []),
    ...(language === null ? [] : ['language']),
  ];
  return {
    kind,
    name,
    about: about ?? textOf(fields, 'description'),
    groupId: null,
    tags: tags ?? tagsOf(fields),
    attributes: without(fields, taken),
    x: place?.x ?? null,
    y: place?.y ?? null,
    byHand,
    lang: language ?? lang,
  };
}

function relationOf(fields: Fields, lang: string): Omit<DrawnRelation, 'from' | 'to'> {
  const type = textOf(fields, 'type');
  const label = textOf(fields, 'label');
  const kind = relationKindOf(type);
  const word = kind === 'own' ? wordOf(type ?? label ?? '') : null;
  const direction = directions.find((one) => one === fields['direction']) ?? null;
  const strength = ([1, 2, 3] as const).find((one) => fields['strength'] === one || fields['strength'] === String(one)) ?? null;
  const saidBy: SaidBy | null = fields['said by'] === 'group' || fields['said by'] === 'guess' ? fields['said by'] : null;
  const [note, tags, language] = [exact(fields, 'description'), exactTags(fields), languageOf(fields)];
  const taken = [
    'from',
    'to',
    ...(type !== null && fields['type'] === (word ?? relationTypes[kind as keyof typeof relationTypes]) ? ['type'] : []),
    ...(direction === null ? [] : ['direction']),
    ...(strength === null ? [] : ['strength']),
    ...(saidBy === null ? [] : ['said by']),
    ...(note === null ? [] : ['description']),
    ...(tags === null ? [] : ['tags']),
    ...(language === null ? [] : ['language']),
  ];
  return {
    kind,
    word,
    direction: direction ?? directions.find((one) => one === textOf(fields, 'direction')?.toLowerCase()) ?? 'directed',
    strength: strength ?? (2 satisfies Strength),
    note: note ?? textOf(fields, 'description'),
    saidBy: saidBy ?? 'guess',
    tags: tags ?? tagsOf(fields),
    attributes: without(fields, taken),
    lang: language ?? lang,
  };
}

/** As much as fits of what others call a relation. */
function wordOf(text: string): string {
  return [...inOneLine(text)].slice(0, longest.word).join('').trim() || unnamed;
}

/** A text that our field takes just as it is. */
function exact(fields: Fields, name: string): string | null {
  const text = textOf(fields, name);
  return text !== null && text === fields[name] ? text : null;
}

/** Tags that our field takes just as they are. A sheet's one text with `|` stays beside them as it was. */
function exactTags(fields: Fields): string[] | null {
  const tags = tagsOf(fields);
  const isSame = Array.isArray(fields['tags']) && JSON.stringify(fields['tags']) === JSON.stringify(tags);
  return tags.length > 0 && isSame ? tags : null;
}

function languageOf(fields: Fields): string | null {
  return textLanguages.find((lang) => lang === fields['language']) ?? null;
}

function placeOf(fields: Fields): Place | null {
  const [x, y] = [fields['x'], fields['y']].map((value) =>
    value === '' || (typeof value !== 'number' && typeof value !== 'string') ? Number.NaN : Number(value),
  );
  const fits = (value: number | undefined): value is number => value !== undefined && Math.abs(value) <= 100_000 && Math.fround(value) === value;
  return fits(x) && fits(y) ? { x, y } : null;
}

function without(fields: Fields, taken: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.includes(name)));
}
