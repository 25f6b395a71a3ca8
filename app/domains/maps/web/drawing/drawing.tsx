import { direction as textDirection } from '../../../../platform/i18n/locales.ts';
import { useView } from '../../../../ui/index.ts';
import type { CardState } from '../../card.ts';
import { unnamed, type ElementKind, type MapElement, type Place, type Relation, type SystemMap } from '../../map.ts';
import { relationWord } from '../sentences.ts';
import { frameOf, lineHeight, linesOf, nameTop, placeOf } from './frame.ts';
import { bends, relationShape, tenth, type RelationShape } from './shape.ts';
import { wordShares } from './words.ts';

/** How things of a picture stand out where it compares two moments. */
export type Mark = 'new' | 'gone' | 'changed';

export interface DrawingProps {
  map: SystemMap;
  /** What is said below it, for those who hear it. */
  description: string;
  cards?: ReadonlyMap<string, CardState>;
  /** By id, in a comparison. */
  marks?: ReadonlyMap<string, Mark>;
  /** Names the parts of several drawings on one page. */
  id?: string;
}

/** Beyond so many, words stand only on lines whose style does not say what they are, and in the middle of them. */
const mostWords = 200;

interface DrawnLine {
  readonly relation: Relation;
  readonly from: MapElement;
  readonly to: MapElement;
  readonly bend: number;
  readonly shape: RelationShape;
  /** What stands on it; null where nothing does. */
  readonly word: string | null;
}

/**
 * A map as SVG that needs no script: every element under its name, every line in the style of its kind. Everything in it stands in the
 * table too, so that to assistive technology it is one picture.
 */
export function Drawing({ map, description, cards, marks, id = 'net' }: DrawingProps) {
  const { t } = useView();
  const frame = frameOf(map.elements.map(placeOf));
  const lines = useLines(map);
  const isCrowded = lines.length > mostWords;
  const worded = isCrowded ? [] : lines.flatMap(({ relation: { id }, word, shape }) => (word === null ? [] : [{ id, word, on: shape.on }]));
  const shares = wordShares(
    worded,
    map.elements.map((element) => ({ name: element.name, at: placeOf(element) })),
  );
  return (
    <svg
      class="net-svg"
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      width={frame.width}
      height={frame.height}
      role="img"
      aria-label={t('maps:picture')}
      aria-describedby={`${id}-description`}
      direction="ltr"
    >
      <desc id={`${id}-description`}>{description}</desc>
      <g class="net-world">
        <g class="net-relations">
          {lines.map((line) => (
            <Line line={line} share={shares.get(line.relation.id) ?? 0.5} mark={marks?.get(line.relation.id)} />
          ))}
        </g>
        <g class="net-elements">
          {map.elements.map((element) => (
            <Item element={element} card={cards?.get(element.id)} mark={marks?.get(element.id)} />
          ))}
        </g>
      </g>
    </svg>
  );
}

function useLines({ elements, relations }: SystemMap): DrawnLine[] {
  const { t } = useView();
  const byId = new Map(elements.map((element) => [element.id, element]));
  const bow = bends(relations);
  // Words that always stand come last, so that no other line runs over them.
  const inOrder = relations.toSorted((one, other) => Number(one.kind === 'own') - Number(other.kind === 'own'));
  return inOrder.flatMap((relation) => {
    const { id, kind, direction } = relation;
    const [from, to, bend] = [byId.get(relation.fromId), byId.get(relation.toId), bow.get(id) ?? 0];
    if (!from || !to) return [];
    const shape = relationShape(placeOf(from), placeOf(to), { bend, kind, direction });
    const word = relations.length > mostWords && (kind !== 'own' || relation.word === unnamed) ? null : relationWord(t, relation);
    return [{ relation, from, to, bend, shape, word: word === '' && relation.saidBy !== 'guess' ? null : word }];
  });
}

function Line({ line, share, mark }: { line: DrawnLine; share: number; mark: Mark | undefined }) {
  const { relation, from, to, bend, shape, word } = line;
  const { kind, direction, strength, saidBy } = relation;
  const isGuess = saidBy === 'guess';
  const beside = shape.on(share < 0.5 ? 0.75 : 0.25);
  return (
    <g
      class={`net-relation net-${relation.word === unnamed ? 'unnamed' : kind} net-strength-${strength}${isGuess ? ' net-guess' : ''}${mark ? ` net-is-${mark}` : ''}`}
      data-from={from.id}
      data-to={to.id}
      data-bend={bend || undefined}
      data-word={share === 0.5 ? undefined : share}
      data-kind={kind}
      data-direction={direction}
    >
      <path class="net-line" d={shape.line} />
      {shape.heads ? <path class="net-head" d={shape.heads} /> : null}
      {word === null ? null : <Word relation={relation} word={word} at={shape.on(share)} />}
      {mark ? <MarkSign mark={mark} x={tenth(beside.x)} y={tenth(beside.y)} /> : null}
    </g>
  );
}

/** What a line is called. People's own word always stands; the others are told by the style of the line until one comes near, and a guess by its mark. */
function Word({ relation: { kind, word: own, lang, saidBy }, word, at }: { relation: Relation; word: string; at: Place }) {
  const { locale } = useView();
  const isNear = kind !== 'own';
  const isGuess = saidBy === 'guess';
  const said = own === null ? locale : lang;
  return (
    <text
      class={isNear && !isGuess ? 'net-word net-near' : 'net-word'}
      x={tenth(at.x)}
      y={tenth(at.y + 4)}
      text-anchor="middle"
      lang={said}
      direction={rtl(said)}
    >
      {isNear && isGuess ? <tspan class="net-near">{word} </tspan> : word}
      {isGuess ? (isNear ? '?' : ' ?') : ''}
    </text>
  );
}

function Item({ element, card, mark }: { element: MapElement; card: CardState | undefined; mark: Mark | undefined }) {
  const { x, y } = placeOf(element);
  const lines = linesOf(element.name);
  return (
    <g class={`net-item net-${element.kind}${mark ? ` net-is-${mark}` : ''}`} data-key={element.id} transform={`translate(${tenth(x)} ${tenth(y)})`}>
      <Shape kind={element.kind} />
      {mark ? <MarkSign mark={mark} x={-22} y={-14} /> : null}
      {card === 'guess' ? <path class="net-pencil" d="M12-16l2-5 6-6 3 3-6 6z" /> : null}
      {card === 'said' || card === 'confirmed' ? <path class="net-spoke" d="M12-26h12v8h-6l-4 4v-4h-2z" /> : null}
      <text class="net-name" text-anchor="middle" lang={element.lang} direction={rtl(element.lang)}>
        {lines.map((line, at) => (
          <tspan x="0" y={nameTop + at * lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}

/** Shapes tell the kinds apart, not only colours. */
export function Shape({ kind }: { kind: ElementKind }) {
  if (kind === 'group') return <circle class="net-shape" r="15" />;
  if (kind === 'organization') return <rect class="net-shape" x="-14" y="-14" width="28" height="28" rx="3" />;
  if (kind === 'person') return <path class="net-shape" d="M0-16a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM-14 15c0-18 28-18 28 0z" />;
  if (kind === 'initiative') return <path class="net-shape" d="M-16 0L-8-14H8L16 0L8 14H-8Z" />;
  return <path class="net-shape" d="M0-15L15 0L0 15L-15 0Z" />;
}

/** What became of a thing, as a sign beside it. */
function MarkSign({ mark, x, y }: { mark: Mark; x: number; y: number }) {
  const sign = mark === 'new' ? 'M-5 0H5M0-5V5' : mark === 'gone' ? 'M-4-4L4 4M-4 4L4-4' : 'M-6 1C-3-5 3 5 6-1';
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle class="net-sign" r="9" />
      <path class="net-sign-line" d={sign} />
    </g>
  );
}

function rtl(lang: string): 'rtl' | undefined {
  return textDirection(lang) === 'rtl' ? 'rtl' : undefined;
}
