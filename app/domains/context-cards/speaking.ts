import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { sameGroupAs, type Group } from '../people/index.ts';
import { mostLines, mostVoices, stands, type CardField, type Stance } from './card.ts';
import { getLine, lockCard } from './cards.ts';
import { linkOfCode } from './linking.ts';
import { canSpeak } from './policy.ts';
import { seeCard } from './seeing.ts';
import { touch } from './writing.ts';

/** How somebody of the group comes to its card: by a link's code, with the voice their browser has had so far, or signed in with a mandate. */
export type Way = { readonly code: string; readonly voiceId: string | null } | { readonly groupId: string };

/** `closed`: the link ran out or was taken back. `gone`: the line does not stand any more. `many`: more than a card can hold. */
export type SpeakProblem = 'closed' | 'gone' | 'many';

/** What was done, and the voice that a browser without account keeps from now on. */
export interface Spoke {
  readonly voiceId: string;
  readonly linkId: string | null;
  /** Made just now. */
  readonly fresh: boolean;
}

type Heard = Result<Spoke, SpeakProblem>;

export interface OwnWords {
  readonly body: string;
  readonly lang: string;
}

type Answer = { stance: 'so' | 'out' } | ({ stance: 'otherwise' } & OwnWords);

/** Says yes to a line, says it otherwise, or takes it out, for the group. A later word of the same voice takes the earlier one back. @throws NotFound, Denied */
export async function answerLine(ctx: Ctx, way: Way, lineId: string, said: Answer): Promise<Heard> {
  return speak(ctx, way, async (ctx, group, voice) => {
    const line = await getLine(ctx, group.id, lineId);
    // The same words sent back unchanged contradict nothing.
    const answer: Answer = said.stance === 'otherwise' && said.body === line.body ? { stance: 'so' } : said;
    // Whoever took a line out may bring it back, though it does not stand.
    const answered = line.state !== 'removed' && line.answers.some((one) => one.voice.id === voice.voiceId);
    if (!stands(line) && !answered) return no('gone');
    if (answer.stance === 'otherwise' && (await isFull(ctx, voice.voiceId))) return no('many');
    await takeBack(ctx, line.id, voice.voiceId);
    // One's own words need no yes from oneself.
    const ownYes = answer.stance === 'so' && line.voice?.id === voice.voiceId;
    if (!ownYes) await keepAnswer(ctx, line.id, voice.voiceId, answer.stance);
    if (answer.stance === 'otherwise') await keepOwnLine(ctx, group.id, voice.voiceId, line.field, answer, line.id);
    await touch(ctx, line.id);
    await record(ctx, { kind: 'card-line.answered', organizationId: group.organizationId, subjectId: line.id, particulars: { stance: answer.stance } });
    return ok(voice);
  });
}

/** Takes back what this voice said to a line, with the words it put in its place. @throws NotFound, Denied */
export async function takeAnswerBack(ctx: Ctx, way: Way, lineId: string): Promise<Heard> {
  return speak(ctx, way, async (ctx, group, voice) => {
    const line = await getLine(ctx, group.id, lineId);
    await takeBack(ctx, line.id, voice.voiceId);
    await touch(ctx, line.id);
    await record(ctx, { kind: 'card-line.answer-taken-back', organizationId: group.organizationId, subjectId: line.id });
    return ok(voice);
  });
}

/** Adds what was missing, in the group's own words. @throws NotFound, Denied */
export async function addOwnLine(ctx: Ctx, way: Way, line: OwnWords & { field: CardField }): Promise<Heard> {
  return speak(ctx, way, async (ctx, group, voice) => {
    if (await isFull(ctx, voice.voiceId)) return no('many');
    const id = await keepOwnLine(ctx, group.id, voice.voiceId, line.field, line, null);
    await record(ctx, { kind: 'card-line.written', organizationId: group.organizationId, subjectId: id, particulars: { field: line.field, saidBy: 'group' } });
    return ok(voice);
  });
}

/** Says who this voice is; both may stay empty. @throws NotFound, Denied */
export async function introduceVoice(ctx: Ctx, way: Way, who: { name: string | null; role: string | null }): Promise<Heard> {
  return speak(ctx, way, async (ctx, _, voice) => {
    await ctx.db.updateTable('card_voices').set(who).where('id', '=', voice.voiceId).execute();
    return ok(voice);
  });
}

async function speak(ctx: Ctx, way: Way, work: (ctx: Ctx, group: Group, voice: Spoke) => Promise<Heard>): Promise<Heard> {
  return transact(ctx, async (ctx) => {
    if ('groupId' in way) {
      const { group, sight } = await seeCard(ctx, way.groupId);
      must(canSpeak(sight));
      await lockCard(ctx, group.id);
      return work(ctx, group, await voiceOfPerson(ctx, group.id, signedIn(ctx)));
    }
    const { link, group } = await linkOfCode(ctx, way.code);
    if (link.state !== 'open') return no('closed');
    await lockCard(ctx, group.id);
    const voice = await voiceOfLink(ctx, group.id, link, way.voiceId);
    return voice ? work(ctx, group, voice) : no('many');
  });
}

async function voiceOfPerson(ctx: Ctx, groupId: string, personId: string): Promise<Spoke> {
  const known = await ctx.db
    .selectFrom('card_voices')
    .select('id')
    .where('group_id', 'in', sameGroupAs(groupId))
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return known ? { voiceId: known.id, linkId: null, fresh: false } : makeVoice(ctx, groupId, { link_id: null, person_id: personId });
}

async function voiceOfLink(ctx: Ctx, groupId: string, link: { id: string; voices: number }, voiceId: string | null): Promise<Spoke | null> {
  const known = voiceId
    ? await ctx.db.selectFrom('card_voices').select('id').where('id', '=', voiceId).where('link_id', '=', link.id).executeTakeFirst()
    : undefined;
  if (known) return { voiceId: known.id, linkId: link.id, fresh: false };
  return link.voices >= mostVoices ? null : makeVoice(ctx, groupId, { link_id: link.id, person_id: null });
}

async function makeVoice(ctx: Ctx, groupId: string, from: { link_id: string | null; person_id: string | null }): Promise<Spoke> {
  const id = newId();
  await ctx.db
    .insertInto('card_voices')
    .values({
      id,
      group_id: sql<string>`coalesce((select group_id from card_links where id = ${from.link_id}), ${groupId})`,
      ...from,
      lang: ctx.locale.slice(0, 2),
      created_at: ctx.now,
    })
    .execute();
  return { voiceId: id, linkId: from.link_id, fresh: true };
}

async function isFull(ctx: Ctx, voiceId: string): Promise<boolean> {
  const { count } = await ctx.db
    .selectFrom('card_lines')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('voice_id', '=', voiceId)
    .executeTakeFirstOrThrow();
  return Number(count) >= mostLines;
}

async function keepAnswer(ctx: Ctx, lineId: string, voiceId: string, stance: Stance): Promise<void> {
  await ctx.db.insertInto('card_answers').values({ id: newId(), line_id: lineId, voice_id: voiceId, stance, at: ctx.now }).execute();
}

async function keepOwnLine(ctx: Ctx, groupId: string, voiceId: string, field: CardField, words: OwnWords, replacesId: string | null): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('card_lines')
    .values({
      id,
      group_id: sql<string>`coalesce((select group_id from card_lines where id = ${replacesId}), (select group_id from card_voices where id = ${voiceId}), ${groupId})`,
      field,
      body: words.body,
      lang: words.lang,
      said_by: 'group',
      voice_id: voiceId,
      created_at: ctx.now,
      created_by: ctx.actor.personId,
      replaces_id: replacesId,
    })
    .execute();
  return id;
}

/** The earlier answer of this voice, and the words it put in the line's place, do not stand any more; both stay in the history. */
async function takeBack(ctx: Ctx, lineId: string, voiceId: string): Promise<void> {
  await ctx.db
    .updateTable('card_answers')
    .set({ withdrawn_at: ctx.now })
    .where('line_id', '=', lineId)
    .where('voice_id', '=', voiceId)
    .where('withdrawn_at', 'is', null)
    .execute();
  const own = await ctx.db.selectFrom('card_lines').select('id').where('replaces_id', '=', lineId).where('voice_id', '=', voiceId).execute();
  for (const { id } of own) {
    const answered = await ctx.db
      .selectFrom('card_answers')
      .select('id')
      .where('line_id', '=', id)
      .where('voice_id', '=', voiceId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (!answered) await keepAnswer(ctx, id, voiceId, 'out');
  }
}
