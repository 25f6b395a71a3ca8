import type { Ctx } from '../../../platform/ctx.ts';
import { listGroups, type Group } from '../../people/index.ts';
import { cardState, type CardState } from '../card.ts';
import { cardsOn } from '../cards.ts';
import { findOnMap, type MapFindings } from '../findings.ts';
import { lastAct, type Act } from '../history.ts';
import type { SystemMap } from '../map.ts';
import { mapOf } from '../maps.ts';
import { namingsOn, type Naming } from '../naming.ts';
import { forEverybody } from '../opening.ts';
import { listSnapshots, type Snapshot } from '../snapshots.ts';
import type { Sight } from './seeing.ts';

/** Everything that the page of a map shows to one reader. */
export interface MapData extends Sight {
  readonly map: SystemMap;
  readonly cards: ReadonlyMap<string, CardState>;
  /** By element: names that the reader may see. */
  readonly names: ReadonlyMap<string, string>;
  /** Questions to the reader whether their name may stand on the map. */
  readonly asked: readonly Naming[];
  readonly findings: MapFindings | null;
  readonly groups: readonly Group[];
  readonly snapshots: readonly Snapshot[];
  readonly last: Act | null;
}

export async function mapData(ctx: Ctx, sight: Sight): Promise<MapData> {
  const { issue, isInside, mayDraw } = sight;
  const whole = await mapOf(ctx, issue.id);
  if (!isInside)
    return { ...sight, map: forEverybody(whole), cards: new Map(), names: new Map(), asked: [], findings: null, groups: [], snapshots: [], last: null };
  const namings = await namingsOn(ctx, issue.id);
  const cards = await cardsOn(ctx, issue.id);
  return {
    ...sight,
    map: whole,
    cards: new Map([...cards].map(([id, card]) => [id, cardState(card)])),
    names: new Map(namings.flatMap(({ elementId, personName, agreedAt }) => (agreedAt ? [[elementId, personName] as const] : []))),
    asked: namings.filter(({ personId, agreedAt }) => personId === ctx.actor.personId && !agreedAt),
    findings: await findOnMap(ctx, issue.id, whole),
    groups: mayDraw ? await listGroups(ctx, issue.organizationId) : [],
    snapshots: await listSnapshots(ctx, issue.id),
    last: mayDraw ? await lastAct(ctx, issue.id) : null,
  };
}
