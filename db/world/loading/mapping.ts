import { sql, type Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Moment } from '../moments.ts';
import type { Issue, MapElement, MapRelation, SystemMap } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** The system map of an issue, with the acts by which it was drawn, the cards of its groups and its snapshots. */
export async function loadMap(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const { map } = issue;
  if (!map) return;
  const issue_id = idOf(issue.key);
  await db
    .insertInto('map_elements')
    .values(map.elements.map((one) => ({ ...elementRow(one), id: idOf(one.key), issue_id, created_at: calendar.at(one.drawn), created_by: idOf(one.drawnBy) })))
    .execute();
  await db
    .insertInto('map_relations')
    .values(
      map.relations.map((one, at) => ({
        ...relationRow(one),
        id: relationId(issue, at),
        issue_id,
        created_at: calendar.at(one.drawn),
        created_by: idOf(one.drawnBy),
        removed_at: one.removed ? calendar.at(one.removed.at) : null,
        removed_by: one.removed ? idOf(one.removed.by) : null,
      })),
    )
    .execute();
  await loadActs(db, issue, map, calendar);
  await loadPerspectives(db, issue_id, map, calendar);
  await loadSnapshots(db, issue, map, calendar);
}

const relationId = (issue: Issue, at: number) => idOf(`${issue.key} relation ${at}`);

function elementRow({ kind, name, lang, about, group, tags, at, byHand }: MapElement) {
  return {
    kind,
    name,
    lang,
    about: about ?? null,
    group_id: group ? idOf(group) : null,
    tags: [...(tags ?? [])],
    x: at[0],
    y: at[1],
    by_hand: byHand ?? false,
  };
}

function relationRow({ from, to, kind, word, direction, strength, note, saidBy }: MapRelation) {
  return { from_id: idOf(from), to_id: idOf(to), kind, word: word ?? null, direction, strength, note: note ?? null, said_by: saidBy, lang: 'en' };
}

/** The same as the product keeps it in its journal and in snapshots. */
function elementState(one: MapElement) {
  const { group_id: groupId, by_hand: byHand, ...row } = elementRow(one);
  return { ...row, groupId, byHand, attributes: {} };
}

function relationState(one: MapRelation) {
  const { from_id: fromId, to_id: toId, said_by: saidBy, ...row } = relationRow(one);
  return { ...row, fromId, toId, saidBy, tags: [], attributes: {} };
}

interface Deed {
  readonly kind: 'added' | 'removed';
  readonly at: Moment;
  readonly by: string;
  readonly subject: 'element' | 'relation';
  readonly id: string;
  readonly state: object;
}

/** One act for everything that one person drew at one moment. */
async function loadActs(db: Kysely<DB>, issue: Issue, map: SystemMap, calendar: Calendar): Promise<void> {
  const deeds: Deed[] = [
    ...map.elements.map((one): Deed => ({ kind: 'added', at: one.drawn, by: one.drawnBy, subject: 'element', id: idOf(one.key), state: elementState(one) })),
    ...map.relations.flatMap((one, at): Deed[] => {
      const deed = { subject: 'relation', id: relationId(issue, at), state: relationState(one) } as const;
      return [
        { ...deed, kind: 'added', at: one.drawn, by: one.drawnBy },
        ...(one.removed ? [{ ...deed, kind: 'removed', at: one.removed.at, by: one.removed.by } as const] : []),
      ];
    }),
  ];
  const acts = Map.groupBy(deeds, ({ kind, at, by }) => idOf(`${issue.key} act ${kind} ${at.daysAgo} ${at.hour} ${by}`));
  await db
    .insertInto('map_acts')
    .values([...acts].flatMap(([id, [one]]) => (one ? [{ id, issue_id: idOf(issue.key), kind: one.kind, at: calendar.at(one.at), by: idOf(one.by) }] : [])))
    .execute();
  await db
    .insertInto('map_changes')
    .values(
      [...acts].flatMap(([act_id, some]) =>
        some.map(({ kind, subject, id, state }) => {
          const [before, after] = kind === 'added' ? [null, asJson(state)] : [asJson(state), null];
          return { act_id, subject, subject_id: id, before, after };
        }),
      ),
    )
    .execute();
}

async function loadPerspectives(db: Kysely<DB>, issue_id: string, map: SystemMap, calendar: Calendar): Promise<void> {
  const cardId = (element: string) => idOf(`perspective ${element}`);
  await db
    .insertInto('perspective_cards')
    .values(
      map.perspectives.map((one) => ({
        id: cardId(one.element),
        issue_id,
        element_id: idOf(one.element),
        number: 1,
        outlook: one.outlook,
        stance: one.stance ?? null,
        shared_interest: one.sharedInterest ?? null,
        needs: one.needs ?? null,
        said_by: one.saidBy,
        lang: one.lang,
        written_at: calendar.at(one.written),
        written_by: idOf(one.writtenBy),
      })),
    )
    .execute();
  const confirmed = map.perspectives.flatMap(({ element, confirmed: yes }) =>
    yes ? [{ card_id: cardId(element), stance: 'confirmed', at: calendar.at(yes.at), by: idOf(yes.by) }] : [],
  );
  if (confirmed.length > 0) await db.insertInto('perspective_stances').values(confirmed).execute();
  await db
    .insertInto('map_namings')
    .values(
      map.namings.map((one) => ({
        id: idOf(`naming ${one.element}`),
        issue_id,
        element_id: idOf(one.element),
        person_id: idOf(one.person),
        asked_at: calendar.at(one.asked),
        asked_by: idOf(one.askedBy),
        agreed_at: one.agreed ? calendar.at(one.agreed) : null,
      })),
    )
    .execute();
}

/** What stood on the map at the moment of each snapshot. */
async function loadSnapshots(db: Kysely<DB>, issue: Issue, map: SystemMap, calendar: Calendar): Promise<void> {
  const issueId = idOf(issue.key);
  const known = { issueId, revision: 1 };
  await db
    .insertInto('map_snapshots')
    .values(
      map.snapshots.map(({ name, taken, takenBy, lang }) => {
        const then = calendar.at(taken);
        const stood = ({ drawn, removed }: { drawn: Moment; removed?: { at: Moment } | undefined }) =>
          calendar.at(drawn) <= then && (!removed || calendar.at(removed.at) > then);
        const elements = map.elements.filter(stood).map((one) => {
          const { x, y, ...state } = elementState(one);
          return { ...known, id: idOf(one.key), ...state, place: { x, y } };
        });
        const relations = map.relations.flatMap((one, at) => (stood(one) ? [{ ...known, id: relationId(issue, at), ...relationState(one) }] : []));
        return {
          id: idOf(`${issue.key} snapshot ${name}`),
          issue_id: issueId,
          name,
          lang,
          content: asJson({ elements, relations }),
          taken_at: then,
          taken_by: idOf(takenBy),
        };
      }),
    )
    .execute();
}

function asJson(value: unknown) {
  return sql<never>`${JSON.stringify(value)}::text::jsonb`;
}
