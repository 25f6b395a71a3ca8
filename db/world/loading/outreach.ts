import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import { installationSecret } from '../../../app/platform/db/secrets.ts';
import { codeFor, hashToken } from '../../../app/platform/http/tokens.ts';
import type { Card, CardLine, Issue, Partner } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** Links work for so many days. */
const linkDays = 60;

/** What groups say about themselves. Each line replaces none; what a voice says otherwise is tied to the guess of the same field. */
export async function loadCards(db: Kysely<DB>, cards: readonly Card[], calendar: Calendar): Promise<void> {
  const secret = await installationSecret(db);
  for (const card of cards) {
    await loadLink(db, card, calendar, secret);
    await loadVoices(db, card, calendar);
    for (const [at, line] of card.lines.entries()) await loadLine(db, card, line, at, calendar);
  }
}

async function loadLink(db: Kysely<DB>, card: Card, calendar: Calendar, secret: string): Promise<void> {
  if (!card.link) return;
  const id = idOf(`${card.group} card link`);
  const created = calendar.at(card.link.at);
  await db
    .insertInto('card_links')
    .values({
      id,
      group_id: idOf(card.group),
      code_hash: hashToken(codeFor(secret, 'context-card', id)),
      locale: card.link.locale,
      created_at: created,
      created_by: idOf(card.link.by),
      expires_at: new Date(created.getTime() + linkDays * 86_400_000),
    })
    .execute();
}

const voiceId = (card: Card, voice: string) => idOf(`${card.group} voice ${voice}`);

async function loadVoices(db: Kysely<DB>, card: Card, calendar: Calendar): Promise<void> {
  if (card.voices.length === 0) return;
  await db
    .insertInto('card_voices')
    .values(
      card.voices.map((one) => ({
        id: voiceId(card, one.voice),
        group_id: idOf(card.group),
        link_id: one.person ? null : idOf(`${card.group} card link`),
        person_id: one.person ? idOf(one.person) : null,
        name: one.name ?? null,
        role: one.role ?? null,
        lang: one.lang,
        created_at: calendar.at(one.at),
      })),
    )
    .execute();
}

async function loadLine(db: Kysely<DB>, card: Card, line: CardLine, at: number, calendar: Calendar): Promise<void> {
  const id = idOf(`${card.group} line ${at}`);
  const { by } = line;
  const voice = 'voice' in by ? by.voice : null;
  const contradicted = card.lines.findIndex(
    (one) => one.field === line.field && one.answers?.some((each) => each.voice === voice && each.stance === 'otherwise'),
  );
  await db
    .insertInto('card_lines')
    .values({
      id,
      group_id: idOf(card.group),
      field: line.field,
      body: line.body,
      lang: line.lang,
      said_by: 'guess' in by ? 'guess' : 'group',
      speaker: 'heard' in by ? by.speaker : null,
      voice_id: voice ? voiceId(card, voice) : null,
      created_at: calendar.at(line.at),
      created_by: 'guess' in by ? idOf(by.guess) : 'heard' in by ? idOf(by.heard) : null,
      replaces_id: voice && contradicted >= 0 ? idOf(`${card.group} line ${contradicted}`) : null,
    })
    .execute();
  const answers = (line.answers ?? []).map((one) => ({
    id: idOf(`${card.group} line ${at} ${one.voice}`),
    line_id: id,
    voice_id: voiceId(card, one.voice),
    stance: one.stance,
    at: calendar.at(one.at),
  }));
  if (answers.length > 0) await db.insertInto('card_answers').values(answers).execute();
}

/** Asks, offers, hard relations and nominations of an issue. */
export async function loadOutreach(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  if (!issue.outreach) return;
  await loadAsks(db, issue, calendar);
  await loadOffers(db, issue, calendar);
  await loadHardRelations(db, issue, calendar);
  await loadNominations(db, issue, calendar);
}

function partnerOf({ group, person, who }: Partner) {
  return { group_id: group ? idOf(group) : null, person_id: person ? idOf(person) : null, who: who ?? null };
}

async function loadAsks(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const [at, ask] of (issue.outreach?.asks ?? []).entries()) {
    const id = idOf(`${issue.key} ask ${at}`);
    await db
      .insertInto('asks')
      .values({
        id,
        issue_id: idOf(issue.key),
        ...partnerOf(ask),
        what: ask.what,
        lang: ask.lang,
        owner_id: idOf(ask.owner),
        by_on: calendar.on(ask.next),
        through: ask.through ?? null,
        without_offer: ask.withoutOffer ?? null,
        created_at: calendar.at(ask.created),
        created_by: idOf(issue.createdBy),
      })
      .execute();
    const attempts = ask.attempts.map((one, number) => ({
      id: idOf(`${issue.key} ask ${at} attempt ${number}`),
      ask_id: id,
      asked_on: calendar.on(one.on),
      channel: one.channel,
      outcome: one.outcome,
      next_on: one.next ? calendar.on(one.next) : null,
      note: one.note ?? null,
      created_at: calendar.at(one.on),
      created_by: idOf(one.by),
    }));
    if (attempts.length > 0) await db.insertInto('ask_attempts').values(attempts).execute();
  }
}

async function loadOffers(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const offers = (issue.outreach?.offers ?? []).map((one, at) => ({
    id: idOf(`${issue.key} offer ${at}`),
    issue_id: idOf(issue.key),
    ...partnerOf(one),
    they_try: one.theyTry,
    we_give: one.weGive,
    expected_back: one.expectedBack ?? null,
    given_on: one.given ? calendar.on(one.given) : null,
    followed: one.followed ?? null,
    lang: one.lang,
    created_at: calendar.at(one.created),
    created_by: idOf(issue.createdBy),
  }));
  if (offers.length > 0) await db.insertInto('offers').values(offers).execute();
}

async function loadHardRelations(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const [at, one] of (issue.outreach?.hardRelations ?? []).entries()) {
    const id = idOf(`${issue.key} hard relation ${at}`);
    const by = idOf(issue.createdBy);
    const row = { id, issue_id: idOf(issue.key), ...partnerOf(one), kind: one.kind, blocks: one.blocks, lang: one.lang };
    await db
      .insertInto('hard_relations')
      .values({ ...row, created_at: calendar.at(one.created), created_by: by })
      .execute();
    const steps = one.steps.map((step, number) => ({
      id: idOf(`${issue.key} hard relation ${at} step ${number}`),
      hard_relation_id: id,
      number: number + 1,
      came_of: step.cameOf ?? null,
      next_step: step.nextStep,
      owner_id: idOf(step.owner),
      by_on: calendar.on(step.next),
      lang: one.lang,
      created_at: calendar.at(step.at),
      created_by: by,
    }));
    await db.insertInto('hard_relation_steps').values(steps).execute();
    if (!one.resolved) continue;
    const resolution = { id: idOf(`${issue.key} hard relation ${at} resolution`), hard_relation_id: id, what_changed: one.resolved.whatChanged };
    await db
      .insertInto('hard_relation_resolutions')
      .values({ ...resolution, lang: one.lang, at: calendar.at(one.resolved.at), by })
      .execute();
  }
}

async function loadNominations(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const secret = await installationSecret(db);
  const rows = (issue.outreach?.nominations ?? []).map((one, at) => {
    const id = idOf(`${issue.key} nomination ${at}`);
    return {
      id,
      issue_id: idOf(issue.key),
      nominated_by: idOf(one.by),
      name: one.name,
      why: one.why,
      reach: one.reach,
      group_id: one.group ? idOf(one.group) : null,
      locale: one.locale,
      code_hash: hashToken(codeFor(secret, 'nomination', id)),
      created_at: calendar.at(one.at),
      expires_at: calendar.at(one.until),
    };
  });
  if (rows.length > 0) await db.insertInto('nominations').values(rows).execute();
}
