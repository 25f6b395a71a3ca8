import type { PropsWithChildren } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { useView } from '../../../ui/index.ts';
import type { DensityBand } from '../findings.ts';
import type { OwnPlace, ToldResult } from '../told.ts';
import { mapDescription } from './map-description.ts';
import type { Frame } from './map-frame.ts';
import type { PlacedLabel } from './map-labels.ts';
import { labelsOf, radii, type Mark, type MapMarks } from './map-marks.ts';
import { bandPath, tenth } from './map-path.ts';
import type { Layout } from './map-type.ts';

interface DrawingProps {
  marks: MapMarks;
  result: ToldResult;
  own: OwnPlace | null;
}

/**
 * The map as SVG, named by an attribute because a title would cover it under the pointer. Everything in it can also be read in the table, so that to assistive
 * technology it is one picture.
 */
export function MapDrawing({ marks, result, own }: DrawingProps) {
  const view = useView();
  const { frame } = marks;
  return (
    <svg
      class="map-svg"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={view.t('opinions:map.title')}
      aria-describedby="map-description"
      direction="ltr"
    >
      <desc id="map-description">{mapDescription(view, marks, result, own)}</desc>
      <Grounds density={result.density} frame={frame} />
      <g id="map-world" class="map-world">
        <Cross frame={frame} />
        <Density density={result.density} />
        <Marks marks={marks} />
        {(['wide', 'narrow'] as const).map((layout) => (
          <Labels layout={layout} {...labelsOf(marks, layout, view, result)} marks={marks} />
        ))}
        <g id="map-cursor" class="map-cursor">
          <circle class="still" r="18" />
        </g>
      </g>
    </svg>
  );
}

const hatchings = ['M-1 1l2-2M0 10L10 0M9 11l2-2', 'M-1 9l2 2M0 0l10 10M9-1l2 2', 'M0 5h10', 'M5 0v10'] as const;

/** Outlines of where people stand, and hatchings for print and for palettes without shades. */
function Grounds({ density, frame }: { density: readonly DensityBand[]; frame: Frame }) {
  return (
    <defs>
      {density.map((band, at) => (
        <path id={`map-band-${at}`} d={bandPath(band, frame.people)} fill-rule="evenodd" vector-effect="non-scaling-stroke" />
      ))}
      {density.slice(0, hatchings.length).map((_, at) => (
        <pattern id={`map-hatching-${at}`} width="10" height="10" patternUnits="userSpaceOnUse">
          <path class="map-hatch-line" d={hatchings[at]} />
        </pattern>
      ))}
    </defs>
  );
}

/** From the widest band in: each lies on the one before, so that shade and hatching grow with the people who stand there. */
function Density({ density }: { density: readonly DensityBand[] }) {
  return (
    <g>
      {density.map((_, at) => (
        <>
          <use href={`#map-band-${at}`} class="map-tone" />
          {at < hatchings.length ? <use href={`#map-band-${at}`} class="map-hatching" fill={`url(#map-hatching-${at})`} /> : null}
        </>
      ))}
    </g>
  );
}

/** Two hairlines through the middle of the map, where a vote that goes neither way would put one. */
function Cross({ frame: { origin, width, height } }: { frame: Frame }) {
  return <path class="map-cross" d={`M0 ${tenth(origin.y)}H${width}M${tenth(origin.x)} 0V${height}`} />;
}

function Marks({ marks }: { marks: MapMarks }) {
  return (
    <>
      {marks.statements
        .toSorted((one, other) => Number(one.isAgreed) - Number(other.isAgreed))
        .map((mark) => (
          <Item mark={mark} kind="statement">
            {mark.isAgreed ? <rect class="still map-square" x="-5" y="-5" width="10" height="10" /> : <circle class="still map-dot" r="4.5" />}
          </Item>
        ))}
      {marks.overlays.map((mark) => (
        <Item mark={mark} kind={mark.overlay.kind}>
          {mark.overlay.kind === 'ring' ? (
            <circle class="still map-outlined" r={radii.overlay} />
          ) : (
            <path class="still map-outlined" d="M0-10L10 0L0 10L-10 0Z" />
          )}
        </Item>
      ))}
      {marks.groups.map((mark) => (
        <Item mark={mark} kind="place">
          <g class="still">
            <circle class="map-badge" r={radii.group} />
            <text class="map-letter" text-anchor="middle" y="6">
              {mark.group.letter}
            </text>
          </g>
        </Item>
      ))}
      {marks.you ? (
        <Item mark={marks.you} kind="you">
          <g class="still">
            <path class="map-own" d="M0-9L9 0L0 9L-9 0Z" />
            <circle class="map-own-middle" r="2.5" />
          </g>
        </Item>
      ) : null}
    </>
  );
}

/** One thing that pointer and keys can reach; its place is read from the transform. */
function Item({ mark, kind, children }: PropsWithChildren<{ mark: Mark; kind: 'statement' | 'ring' | 'group' | 'place' | 'you' }>) {
  return (
    <g class={`map-item map-${kind}`} data-key={mark.key} transform={moved(mark)}>
      {children}
    </g>
  );
}

function Labels({ layout, main, overlays, marks }: { layout: Layout; main: readonly PlacedLabel[]; overlays: readonly PlacedLabel[]; marks: MapMarks }) {
  const kinds = new Map(marks.overlays.map(({ key, overlay }) => [key, overlay.kind]));
  return (
    <g class={`map-${layout}`}>
      {main.map((label) => (
        <Label label={label} class={mainClass(label)} />
      ))}
      {overlays.map((label) => (
        <Label label={label} class={`map-${kinds.get(label.key) ?? 'ring'}`} />
      ))}
    </g>
  );
}

/** Numbers, and on a phone the words of groups, give way to what is laid over the map; what found no room waits until the reader comes closer. */
function mainClass({ lines, isLeft }: PlacedLabel): string | undefined {
  const kind = lines[0]?.kind;
  const about = kind === 'number' ? 'map-numbered' : kind === 'you' ? '' : 'map-named';
  return [about, isLeft ? 'map-left' : ''].filter(Boolean).join(' ') || undefined;
}

const mirrored = { start: 'end', middle: 'middle', end: 'start' } as const;

function Label({ label, ...rest }: { label: PlacedLabel; class: string | undefined }) {
  const { locale } = useView();
  return (
    <g {...rest} transform={moved(label)}>
      <g class="still">
        {label.lines.map(({ kind, text, lang, x, y }) => {
          const turned = kind !== 'number' && direction(lang ?? locale) === 'rtl';
          return (
            <text
              class={`map-${kind}-line`}
              x={tenth(x)}
              y={tenth(y)}
              text-anchor={turned ? mirrored[label.anchor] : label.anchor}
              direction={turned ? 'rtl' : undefined}
              lang={lang}
            >
              {text}
            </text>
          );
        })}
      </g>
    </g>
  );
}

function moved({ at }: Mark): string {
  return `translate(${tenth(at.x)} ${tenth(at.y)})`;
}
