import { direction as textDirection } from '../../../../platform/i18n/locales.ts';
import { useView } from '../../../../ui/index.ts';
import type { CardState } from '../../card.ts';
import type { ElementKind, MapElement, Relation, SystemMap } from '../../map.ts';
import { relationWord } from '../sentences.ts';
import { frameOf, linesOf, placeOf } from './frame.ts';
import { bends, relationShape, tenth } from './shape.ts';

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

/** Beyond so many, words stand only on lines whose style does not say what they are. */
const mostWords = 200;

/**
 * A map as SVG that needs no script: every element under its name, every line in the style of its kind. Everything in it stands in the
 * table too, so that to assistive technology it is one picture.
 */
export function Drawing({ map, description, cards, marks, id = 'net' }: DrawingProps) {
  const { t } = useView();
  const frame = frameOf(map.elements.map(placeOf));
  const byId = new Map(map.elements.map((element) => [element.id, element]));
  const bow = bends(map.relations);
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
          {map.relations.map((relation) => {
            const [from, to] = [byId.get(relation.fromId), byId.get(relation.toId)];
            return from && to ? (
              <Line
                relation={relation}
                from={from}
                to={to}
                bend={bow.get(relation.id) ?? 0}
                mark={marks?.get(relation.id)}
                isCrowded={map.relations.length > mostWords}
              />
            ) : null;
          })}
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

interface LineProps {
  relation: Relation;
  from: MapElement;
  to: MapElement;
  bend: number;
  mark: Mark | undefined;
  isCrowded: boolean;
}

function Line({ relation, from, to, bend, mark, isCrowded }: LineProps) {
  const { t, locale } = useView();
  const { kind, direction, strength, saidBy } = relation;
  const { line, heads, middle } = relationShape(placeOf(from), placeOf(to), { bend, kind, direction });
  const isGuess = saidBy === 'guess';
  const lang = relation.word === null ? locale : relation.lang;
  return (
    <g
      class={`net-relation net-${kind} net-strength-${strength}${isGuess ? ' net-guess' : ''}${mark ? ` net-is-${mark}` : ''}`}
      data-from={from.id}
      data-to={to.id}
      data-bend={bend || undefined}
      data-kind={kind}
      data-direction={direction}
    >
      <path class="net-line" d={line} />
      {heads ? <path class="net-head" d={heads} /> : null}
      {isCrowded && kind !== 'own' ? null : (
        <text
          class={kind === 'own' ? 'net-word' : 'net-word net-near'}
          x={middle.x}
          y={tenth(middle.y + 4)}
          text-anchor="middle"
          lang={lang}
          direction={rtl(lang)}
        >
          {relationWord(t, relation)}
          {isGuess ? ' ?' : ''}
        </text>
      )}
    </g>
  );
}

function Item({ element, card, mark }: { element: MapElement; card: CardState | undefined; mark: Mark | undefined }) {
  const { x, y } = placeOf(element);
  const lines = linesOf(element.name);
  return (
    <g class={`net-item net-${element.kind}${mark ? ` net-is-${mark}` : ''}`} data-key={element.id} transform={`translate(${tenth(x)} ${tenth(y)})`}>
      <Shape kind={element.kind} />
      {mark ? <MarkSign mark={mark} /> : null}
      {card === 'guess' ? <path class="net-pencil" d="M12-16l2-5 6-6 3 3-6 6z" /> : null}
      {card === 'said' || card === 'confirmed' ? <path class="net-spoke" d="M12-26h12v8h-6l-4 4v-4h-2z" /> : null}
      <text class="net-name" text-anchor="middle" lang={element.lang} direction={rtl(element.lang)}>
        {lines.map((line, at) => (
          <tspan x="0" y={32 + at * 17}>
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
function MarkSign({ mark }: { mark: Mark }) {
  const sign = mark === 'new' ? 'M-5 0H5M0-5V5' : mark === 'gone' ? 'M-4-4L4 4M-4 4L4-4' : 'M-6 1C-3-5 3 5 6-1';
  return (
    <g transform="translate(-22 -14)">
      <circle class="net-sign" r="9" />
      <path class="net-sign-line" d={sign} />
    </g>
  );
}

function rtl(lang: string): 'rtl' | undefined {
  return textDirection(lang) === 'rtl' ? 'rtl' : undefined;
}
