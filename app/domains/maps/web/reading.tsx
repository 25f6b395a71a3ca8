import { useView } from '../../../ui/index.ts';
import { elementKinds, relationKinds, unnamed, type RelationKind } from '../map.ts';
import { Shape } from './drawing/drawing.tsx';
import type { MapData } from './map-data.ts';

/** How to read the picture: every shape and line that stands in it. */
export function Reading({ data: { map, cards } }: { data: MapData }) {
  const { t } = useView();
  const kinds = elementKinds.filter((kind) => map.elements.some((element) => element.kind === kind));
  const lines = new Set(map.relations.map((relation) => (relation.word === unnamed ? unnamed : relation.kind)));
  const hasGuess = map.relations.some(({ saidBy }) => saidBy === 'guess');
  const states = new Set(cards.values());
  return (
    <ul class="net-reading">
      {kinds.map((kind) => (
        <li class={`net-item net-${kind}`}>
          <svg viewBox="-20 -20 40 40" aria-hidden="true">
            <Shape kind={kind} />
          </svg>
          {t(`maps:kind.${kind}`)}
        </li>
      ))}
      {relationKinds
        .filter((kind) => lines.has(kind))
        .map((kind) => (
          <Line style={kind} path={kind === 'in-tension' ? 'M1 20l4-5 7 10 7-10 7 10 7-10 4 5' : 'M1 20H39'} label={t(`maps:relation.${kind}`)} />
        ))}
      {lines.has(unnamed) ? <Line style="unnamed" path="M1 20H39" label={t('maps:reading.unnamed')} /> : null}
      {hasGuess ? (
        <li class="net-relation net-guess net-works-with net-strength-2">
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <path class="net-line" d="M1 20H14M26 20H39" />
            <text class="net-word" x="20" y="25" text-anchor="middle">
              ?
            </text>
          </svg>
          {t('maps:reading.guess')}
        </li>
      ) : null}
      {states.has('said') || states.has('confirmed') ? (
        <li class="net-item">
          <svg viewBox="8 -32 20 20" aria-hidden="true">
            <path class="net-spoke" d="M12-26h12v8h-6l-4 4v-4h-2z" />
          </svg>
          {t('maps:reading.spoke')}
        </li>
      ) : null}
      {states.has('guess') ? (
        <li class="net-item">
          <svg viewBox="8 -32 20 20" aria-hidden="true">
            <path class="net-pencil" d="M12-16l2-5 6-6 3 3-6 6z" />
          </svg>
          {t('maps:reading.pencil')}
        </li>
      ) : null}
    </ul>
  );
}

function Line({ style, path, label }: { style: RelationKind | 'unnamed'; path: string; label: string }) {
  return (
    <li class={`net-relation net-${style} net-strength-2`}>
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <path class="net-line" d={path} />
      </svg>
      {label}
    </li>
  );
}
