import { href } from '../../../routes.ts';
import { useView } from '../../../ui/index.ts';
import type { Membership, Ring } from '../../people/index.ts';
import { rings } from '../../people/index.ts';
import type { WantedPlace } from '../wanted.ts';
import { edges, layRings, lineOf, size, spotAt, type Placed } from './ring-layout.ts';

export interface Standing {
  readonly member: Membership | null;
  readonly wanted: WantedPlace | null;
}

interface MapProps {
  slug: string;
  standings: readonly Standing[];
  /** Whether dots can be moved, and names lead to the person's page. */
  leads: boolean;
}

const middle = size / 2;

/** Four rings with everybody in their place; dashed lines lead to where somebody is wanted, dashed marks are groups nobody of whom is in yet. */
export function RingMap({ slug, standings, leads }: MapProps) {
  const { t } = useView();
  const byRing = new Map<Ring, Standing[]>(rings.map((ring) => [ring, standings.filter((one) => ringOf(one) === ring)]));
  return (
    <div class="rings-frame">
      <svg class="rings-svg" viewBox={`0 0 ${size} ${size}`} role="group" aria-label={t('rings:map.label')}>
        <defs>
          <marker id="rings-arrow" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse">
            <path d="M0 0 10 5 0 10z" class="rings-arrow-head" />
          </marker>
        </defs>
        {rings.toReversed().map((ring) => (
          <circle cx={middle} cy={middle} r={edges[ring]} class={`rings-ring rings-${ring}`} data-ring={ring} data-edge={edges[ring]} />
        ))}
        {rings.map((ring) => (
          <text x={middle} y={middle - edges[ring] + 22} text-anchor="middle" class="rings-name">
            {t(`people:ring.${ring}`)}
          </text>
        ))}
        {layRings(byRing).map(({ placed, more, moreAt }) => (
          <>
            {placed.map((spot) => (
              <Arrow spot={spot} />
            ))}
            {placed.map((spot) => (spot.item.member ? <Person slug={slug} spot={spot} member={spot.item.member} leads={leads} /> : <Ghost spot={spot} />))}
            {moreAt ? (
              <g transform={`translate(${moreAt.x} ${moreAt.y})`}>
                <g class="rings-mark">
                  <circle r="19" class="rings-more" />
                  <text text-anchor="middle" dy="5" class="rings-initials">
                    +{more}
                  </text>
                </g>
              </g>
            ) : null}
          </>
        ))}
      </svg>
    </div>
  );
}

function ringOf({ member, wanted }: Standing): Ring {
  return member?.ring ?? wanted?.ring ?? 'dissemination';
}

/** From where somebody is to where they are wanted; nothing where that is the same ring. */
function Arrow({ spot }: { spot: Placed<Standing> }) {
  const { member, wanted } = spot.item;
  if (!member || !wanted || wanted.ring === member.ring) return null;
  const inward = rings.indexOf(wanted.ring) < rings.indexOf(member.ring);
  // Just over the edge of that ring, where nobody stands.
  const over = edges[wanted.ring] - lineOf(wanted.ring) - 6;
  const to = spotAt(wanted.ring, spot.angle, inward ? over : -over);
  const from = { x: spot.x + (inward ? -24 : 24) * Math.cos(spot.angle), y: spot.y + (inward ? -24 : 24) * Math.sin(spot.angle) };
  return <line x1={Math.round(from.x)} y1={Math.round(from.y)} x2={to.x} y2={to.y} class="rings-arrow" marker-end="url(#rings-arrow)" />;
}

function Person({ slug, spot, member, leads }: { slug: string; spot: Placed<Standing>; member: Membership; leads: boolean }) {
  const { t } = useView();
  const label = t('rings:map.person', { name: member.name, ring: t(`people:ring.${member.ring}`) });
  const dot = (
    <g class="rings-mark">
      <circle r="19" class={member.role === 'convener' ? 'rings-dot convener' : 'rings-dot'} />
      <text text-anchor="middle" dy="5" class="rings-initials">
        {initials(member.name)}
      </text>
    </g>
  );
  const name = (
    <text text-anchor="middle" dy="34" class="rings-label">
      {shortName(member.name)}
    </text>
  );
  const at = `translate(${spot.x} ${spot.y})`;
  if (!leads)
    return (
      <g transform={at} role="img" aria-label={label}>
        {dot}
        {name}
      </g>
    );
  return (
    <a
      href={`${href('membership.edit', { issue: slug, membership: member.id }, { open: 'ring' })}#ring`}
      class="rings-person"
      transform={at}
      data-membership={member.id}
      data-ring={member.ring}
      data-name={member.name}
    >
      <title>{label}</title>
      {dot}
      {name}
    </a>
  );
}

function Ghost({ spot }: { spot: Placed<Standing> }) {
  const { t } = useView();
  const { wanted } = spot.item;
  if (!wanted) return null;
  const name = wanted.groupName ?? '';
  return (
    <g transform={`translate(${spot.x} ${spot.y})`} role="img" aria-label={t('rings:map.wanted', { name, ring: t(`people:ring.${wanted.ring}`) })}>
      <g class="rings-mark">
        <circle r="19" class="rings-ghost" />
        <text text-anchor="middle" dy="6" class="rings-initials ghost">
          {initials(name)}
        </text>
      </g>
      <text text-anchor="middle" dy="34" class="rings-label ghost">
        {name.length > 18 ? `${name.slice(0, 17).trimEnd()}…` : name}
      </text>
    </g>
  );
}

/** Two letters, of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

/** The first name, and the first letter of the last. */
function shortName(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const last = words.length > 1 ? `${[...(words.at(-1) ?? '')][0] ?? ''}.` : '';
  const first = words[0] ?? '';
  return `${first.length > 12 ? `${first.slice(0, 11)}…` : first} ${last}`.trim();
}
