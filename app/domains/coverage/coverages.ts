import type { Ctx } from '../../platform/ctx.ts';
import { promisesInForce, thresholdsOf, type Issue } from '../issues/index.ts';
import { callsOf } from './calling.ts';
import { eachOnce, groupsOfKind, latest, type GroupState, type KindState, type OpenAsk } from './coverage.ts';
import type { NamedKind } from './kind.ts';
import { listsInUse, type List } from './lists.ts';
import { needsOf, type Need } from './needs.ts';
import { placementsOf, scaledGroups, type Placement, type ScaledGroup } from './placements.ts';
import { populationsOf, type Population } from './populations.ts';
import { lapsedMandates, spokespeople, type Lapsed, type Spokesperson } from './presence.ts';
import { askedBy, notAsked, reachOf, together, type Reach } from './reach.ts';
import { releaseOf, type Release } from './releasing.ts';
import { tellPopulation, type ToldPopulation } from './telling-population.ts';
import { capOf } from './telling.ts';
import { lastWords } from './voices.ts';

/** How an issue stands with the kinds of people of one list. */
export interface ListCoverage {
  readonly list: List;
  /** In the order of the list: each category, then its sub-groups. */
  readonly states: readonly KindState[];
  readonly release: Release | null;
  readonly population: { readonly source: string; readonly number: number; readonly takenAt: Date; readonly told: ToldPopulation } | null;
}

export interface Coverage {
  readonly lists: readonly ListCoverage[];
  /** Groups that may be put into kinds. */
  readonly groups: readonly ScaledGroup[];
  readonly placements: readonly Placement[];
  /** Groups to which a say in the decision is promised. */
  readonly promised: ReadonlySet<string>;
  readonly threshold: number;
}

interface Ground {
  readonly needs: readonly Need[];
  readonly groups: ReadonlyMap<string, ScaledGroup>;
  readonly placements: readonly Placement[];
  readonly reach: Reach;
  readonly people: readonly Spokesperson[];
  readonly lapsed: readonly Lapsed[];
  readonly words: ReadonlyMap<string, Date>;
  readonly calls: ReadonlySet<string>;
}

/** All that an issue knows of whom it needs, reached, has and hears. The caller has made sure that the actor leads the issue. */
export async function coverageOf(ctx: Ctx, issue: Issue): Promise<Coverage> {
  const lists = await listsInUse(ctx, issue);
  const groups = await scaledGroups(ctx, issue.organizationId);
  const ids = groups.map((group) => group.id);
  const ground: Ground = {
    needs: await needsOf(ctx, issue.id),
    groups: new Map(groups.map((group) => [group.id, group])),
    placements: await placementsOf(ctx, ids),
    reach: await reachOf(ctx, issue),
    people: await spokespeople(ctx, issue.id),
    lapsed: await lapsedMandates(ctx, issue.id),
    words: await lastWords(ctx, issue.id),
    calls: new Set((await callsOf(ctx, issue)).map((kind) => `${kind.listKey} ${kind.id}`)),
  };
  const populations = await populationsOf(ctx, issue.id);
  const covered: ListCoverage[] = [];
  for (const list of lists) covered.push(await coverageOfList(ctx, issue, list, ground, populations.get(list.key) ?? null));
  return { lists: covered, groups, placements: ground.placements, promised: await promisedGroups(ctx, issue.id), threshold: issue.privacyThreshold };
}

async function coverageOfList(ctx: Ctx, issue: Issue, list: List, ground: Ground, population: Population | null): Promise<ListCoverage> {
  const release = await releaseOf(ctx, issue, list, population);
  const told = population && tellPopulation(list, population.counts, thresholdsOf(issue));
  const states = list.kinds.map((kind): KindState => {
    const groups = groupsOfKind(kind, ground.placements, ground.groups).map((one) => groupState(one, ground));
    const asks = ground.reach.asks.filter((ask) => isAbout(ask, kind, groups));
    return {
      kind,
      groups,
      need: ground.needs.find((need) => need.listKey === kind.listKey && need.id === kind.id) ?? null,
      asked: together([...groups.map((group) => group.asked), ...asks.filter((ask) => ask.groupId === null).map(askedBy)]),
      openAsk: openAskOf(asks),
      spokespeople: eachOnce(groups.flatMap((group) => group.spokespeople)),
      ownWord: release?.ownWord.includes(kind.id) ?? false,
      lastWord: latest(groups.map((group) => group.lastWord)),
      voices: voicesNow(release?.kinds[kind.id] ?? null, population?.counts.get(kind.id), issue.privacyThreshold),
      population: told?.kinds.get(kind.id) ?? null,
      isCalled: ground.calls.has(`${kind.listKey} ${kind.id}`),
    };
  });
  return { list, states, release, population: population && told && { ...population, told } };
}

function groupState({ group, placedId }: { group: ScaledGroup; placedId: string }, ground: Ground): GroupState {
  return {
    id: group.id,
    name: group.name,
    lang: group.lang,
    level: group.level,
    placedId,
    asked: ground.reach.groups.get(group.id) ?? notAsked,
    openAsk: openAskOf(ground.reach.asks.filter((ask) => ask.groupId === group.id)),
    spokespeople: ground.people.filter((one) => one.groupId === group.id),
    lapsed: ground.lapsed.filter((one) => one.groupId === group.id),
    lastWord: ground.words.get(group.id) ?? null,
  };
}

/** An ask is about a kind where it names it, or a sub-group of it, or a group of it. */
function isAbout(ask: Reach['asks'][number], kind: NamedKind, groups: readonly GroupState[]): boolean {
  if (ask.groupId !== null && groups.some((group) => group.id === ask.groupId)) return true;
  const { category } = ask;
  if (category?.framework !== kind.listKey || category.category !== kind.category) return false;
  return kind.subgroup === null || category.subgroup === kind.subgroup;
}

function openAskOf(asks: Reach['asks']): OpenAsk | null {
  const open = asks.filter((ask) => ask.dueOn !== null).toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))[0];
  return open ? { id: open.id, dueOn: open.dueOn, what: open.what, lang: open.lang, ownerName: open.ownerName } : null;
}

/** A population taken in after the release bounds what it may tell. */
function voicesNow(told: number | null, population: number | undefined, threshold: number): number | null {
  if (told === null || population === undefined) return told;
  const cap = capOf(population, threshold);
  return cap === null ? null : Math.min(told, cap);
}

async function promisedGroups(ctx: Ctx, issueId: string): Promise<Set<string>> {
  const promises = await promisesInForce(ctx, issueId);
  return new Set(promises.flatMap((one) => (one.level === 'collaborate' || one.level === 'defer-to' ? [one.groupId] : [])));
}
