import { describe, expect, test } from 'vitest';
import { busIssue, compareMoments, conferencesIssue, persons, world } from './index.ts';
import type { Conversation, Input, Issue, Moment } from './index.ts';
import { participants } from './bus/participants.ts';
import { statements } from './bus/conversation.ts';
import { castVotes } from './votes.ts';

const keyShape =
  /^(organizations|persons|groups|issues|mandates|documents|promises|participants|inputs|conversations|decisions|options|readings|words|commitments|elements)\.[a-z0-9-]+$/;

interface Leaf {
  path: string;
  name: string;
  text: string;
}

function leaves(value: unknown, path: string): readonly Leaf[] {
  if (typeof value === 'string') return [{ path, name: path.slice(path.lastIndexOf('.') + 1), text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

function moments(value: unknown, path: string): readonly { path: string; daysAgo: number }[] {
  if (value === null || typeof value !== 'object') return [];
  if ('daysAgo' in value && typeof value.daysAgo === 'number') return [{ path, daysAgo: value.daysAgo }];
  return Object.entries(value).flatMap(([name, inner]) => moments(inner, `${path}.${name}`));
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, place) => texts.indexOf(text) !== place);
}

function onlyConversation(issue: Issue): Conversation {
  const [conversation] = issue.conversations;
  if (conversation === undefined) throw new Error(`${issue.key} has no conversation`);
  return conversation;
}

function everyInput(issue: Issue): readonly Input[] {
  return [...issue.inputs, ...issue.conversations.flatMap((conversation) => conversation.statements)];
}

const all = leaves(world, 'world');
const declared = all.filter((leaf) => leaf.name === 'key' && keyShape.test(leaf.text)).map((leaf) => leaf.text);

describe('keys and texts', () => {
  test('every key is declared once', () => {
    expect(repeated(declared)).toEqual([]);
  });

  test('every reference leads to something', () => {
    const known = new Set(declared);
    expect(all.filter((leaf) => keyShape.test(leaf.text) && !known.has(leaf.text))).toEqual([]);
  });

  test('no text is empty or has loose space around it', () => {
    expect(all.filter((leaf) => leaf.text.trim() === '' || leaf.text.trim() !== leaf.text)).toEqual([]);
  });

  test('everything that happened did so before today; only ends lie ahead', () => {
    const early = moments(world, 'world').filter(({ path, daysAgo }) => daysAgo < 1 && !/\.(next|closes|until|review|revisit|due)$/.test(path));
    expect(early).toEqual([]);
  });
});

describe('people', () => {
  test('there are forty, each with a name of their own', () => {
    expect(persons).toHaveLength(40);
    expect(repeated(persons.map((person) => person.name))).toEqual([]);
  });

  test('addresses are for examples only, in lower case, each once', () => {
    const addresses = all.filter((leaf) => leaf.text.includes('@'));
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((leaf) => !/^[a-z0-9.-]+@example\.(org|com)$/.test(leaf.text))).toEqual([]);
    expect(repeated(persons.flatMap((person) => person.email ?? []))).toEqual([]);
  });

  test('each role of the demo can sign in', () => {
    expect(world.roles.map((role) => role.key)).toEqual(['convener', 'member', 'parent', 'administrator']);
    for (const role of world.roles) {
      expect(persons.find((person) => person.key === role.person)?.email, role.key).toBeDefined();
    }
    expect(persons.find((person) => person.key === world.roles[2]?.person)?.locale).toBe('es');
  });

  test('the tree is a state, a district, four schools and a partner', () => {
    const levels = world.organizations.map((organization) => organization.level);
    expect(levels).toEqual(['state', 'district', 'school', 'school', 'school', 'school', 'partner']);
    expect(repeated(world.groups.map((group) => group.name))).toEqual([]);
    expect(world.groups).toHaveLength(19);
  });
});

describe.each(world.issues.map((issue) => [issue.slug, issue] as const))('issue %s', (_, issue) => {
  test('has a slug and a statement that the database takes', () => {
    expect(issue.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(issue.statement.length).toBeLessThanOrEqual(300);
  });

  test('each person sits once, each group has one stake and one standing promise', () => {
    expect(repeated(issue.memberships.map((membership) => membership.person))).toEqual([]);
    expect(repeated(issue.stakes.map((stake) => stake.group))).toEqual([]);
    const replaced = new Set(issue.promises.flatMap((promise) => promise.replaces ?? []));
    const standing = issue.promises.filter((promise) => !replaced.has(promise.key));
    expect(repeated(standing.map((promise) => `${promise.group} ${promise.decision ?? ''}`))).toEqual([]);
  });

  test('promises have a level of the spectrum; a changed one says why and stays with its group', () => {
    for (const promise of issue.promises) {
      expect(['inform', 'consult', 'collaborate', 'defer-to']).toContain(promise.level);
      if (promise.replaces === undefined) continue;
      const before = issue.promises.find((other) => other.key === promise.replaces);
      expect(promise.reason, promise.key).toBeDefined();
      expect(before?.group).toBe(promise.group);
      expect(before && compareMoments(before.promised, promise.promised)).toBeLessThan(0);
    }
  });

  test('inputs say for whom they speak and who wrote them down', () => {
    for (const input of everyInput(issue)) {
      if (input.speaks !== 'self') expect(input.group, input.key).toBeDefined();
      expect(input.askedCount !== undefined, input.key).toBe(input.speaks === 'asked');
      if (input.speaks === 'guess') expect(input.recordedBy, input.key).toBeDefined();
      expect(input.participant ?? input.recordedBy, input.key).toBeDefined();
      if (input.moderation?.verdict === 'hidden') expect([input.moderation.rule, input.moderation.reason]).not.toContain(undefined);
    }
  });

  test('an input comes after its author and before its answers', () => {
    const joined = new Map(issue.participants.map((participant) => [participant.key, participant.joined]));
    for (const input of everyInput(issue)) {
      const came: Moment = (input.participant && joined.get(input.participant)) ?? input.said;
      const order = [came, input.said, ...input.answers.map((answer) => answer.given)];
      expect(order.toSorted(compareMoments), input.key).toEqual(order);
    }
  });

  test('an answer has its reason in the language of the one who spoke', () => {
    for (const input of everyInput(issue)) {
      for (const answer of input.answers) expect(answer.authorReason !== undefined, input.key).toBe(input.authorLocale !== answer.lang);
    }
  });

  test('mandates are used by the person who holds them, for their group', () => {
    for (const input of everyInput(issue).filter((one) => one.mandate !== undefined)) {
      const mandate = issue.mandates.find((one) => one.key === input.mandate);
      expect(mandate?.group, input.key).toBe(input.group);
      expect(mandate?.person, input.key).toBe(issue.participants.find((one) => one.key === input.participant)?.person);
    }
  });

  test('statements are short, and each participant votes once on each after it was said', () => {
    for (const conversation of issue.conversations) {
      const said = new Map(conversation.statements.map((statement) => [statement.key, statement.said]));
      expect(conversation.statements.filter((statement) => statement.body.length > 280)).toEqual([]);
      expect(repeated(conversation.votes.map((vote) => `${vote.statement} ${vote.participant}`))).toEqual([]);
      expect(conversation.votes.filter((vote) => compareMoments(said.get(vote.statement) ?? vote.at, vote.at) >= 0)).toEqual([]);
    }
  });
});

describe('the late bus', () => {
  const answered = busIssue.inputs.filter((input) => input.answers.length > 0);
  const waiting = busIssue.inputs.filter((input) => input.answers.length === 0);

  test('of 26 inputs 14 have an answer, three wait too long and nine wait within the time promised', () => {
    expect(busIssue.inputs).toHaveLength(26);
    expect(answered).toHaveLength(14);
    expect(waiting.filter((input) => input.said.daysAgo > busIssue.answerDays + 4)).toHaveLength(3);
    expect(waiting.filter((input) => input.said.daysAgo < busIssue.answerDays)).toHaveLength(9);
    expect(new Set(answered.map((input) => input.answers.at(-1)?.verdict))).toEqual(new Set(['used', 'adapted', 'not-used']));
  });

  test('they came by every way, for everyone, in three languages', () => {
    expect(new Set(busIssue.inputs.map((input) => input.channel))).toEqual(new Set(['web', 'phone', 'paper', 'in-person', 'mail']));
    expect(new Set(busIssue.inputs.map((input) => input.speaks))).toEqual(new Set(['self', 'asked', 'vote', 'guess']));
    expect(busIssue.inputs.filter((input) => input.lang === 'ar')).toHaveLength(2);
    expect(busIssue.inputs.filter((input) => input.lang === 'es')).toHaveLength(5);
  });

  test('24 statements, 16 in English and 8 in Spanish; the hidden one has no vote but its author’s', () => {
    const { votes } = onlyConversation(busIssue);
    expect(statements.map((statement) => statement.lang).toSorted()).toEqual([...Array(16).fill('en'), ...Array(8).fill('es')]);
    const hidden = statements.filter((statement) => statement.moderation?.verdict === 'hidden');
    expect(hidden).toHaveLength(1);
    expect(votes.filter((vote) => vote.statement === hidden[0]?.key)).toHaveLength(1);
  });

  test('sixty people vote on about seven statements of ten, and the three attitudes differ', () => {
    const { votes } = onlyConversation(busIssue);
    expect(participants).toHaveLength(60);
    expect(new Set(votes.map((vote) => vote.participant)).size).toBe(60);
    expect(votes.length / (60 * 24)).toBeGreaterThan(0.65);
    expect(votes.length / (60 * 24)).toBeLessThan(0.75);
    const attitude = new Map(participants.map((participant) => [participant.key, participant.attitude]));
    const later = votes.filter((vote) => vote.statement === 'inputs.bus-statement-later-bell' && vote.value !== 0);
    const agreeing = (name: string): number => {
      const own = later.filter((vote) => attitude.get(vote.participant) === name);
      return own.filter((vote) => vote.value === 1).length / own.length;
    };
    expect(agreeing('whole')).toBeGreaterThan(agreeing('stop') + 0.3);
  });

  test('votes are the same every time for one seed, and others for another', () => {
    expect(castVotes(5, statements, participants)).toEqual(castVotes(5, statements, participants));
    expect(castVotes(6, statements, participants)).not.toEqual(castVotes(5, statements, participants));
  });

  test('ballots come from the roll, once each, in time and in order, with a mark for each option', () => {
    for (const decision of busIssue.decisions) {
      const roll = busIssue.memberships.filter((one) => decision.electors.includes(one.ring) && one.ended === undefined).map((one) => one.person);
      const marks = decision.method === 'gradients' ? [1, 2, 3, 4, 5, 6, 7, 8] : [0, 1];
      const times = [decision.opened?.at ?? decision.created, ...decision.ballots.map((ballot) => ballot.cast), decision.closed?.at ?? decision.closes];
      expect(repeated(decision.ballots.map((ballot) => ballot.person))).toEqual([]);
      expect(times.toSorted(compareMoments), decision.key).toEqual(times);
      for (const ballot of decision.ballots) {
        expect(roll, decision.key).toContain(ballot.person);
        expect(ballot.marks).toHaveLength(decision.options.length);
        expect(marks).toEqual(expect.arrayContaining([...ballot.marks]));
      }
    }
  });

  test('the first decision chose one option with more than its threshold, and no veto', () => {
    const decision = busIssue.decisions[0];
    const chosen = decision?.options.findIndex((option) => option.key === decision.record?.option) ?? -1;
    const shares = decision?.options.map(
      (_, place) => decision.ballots.filter((ballot) => [1, 2, 3, 6].includes(ballot.marks[place] ?? 8)).length / decision.ballots.length,
    );
    expect(shares?.map((share) => share >= (decision?.threshold ?? 1))).toEqual([true, false, false]);
    expect(chosen).toBe(0);
    expect(decision?.ballots.filter((ballot) => ballot.marks[chosen] === 8)).toEqual([]);
    expect(decision?.record?.leaderDisagreed).toBe(true);
  });

  test('readings from paper keep what cannot be read empty; legible rows and placements sum to 100', () => {
    const entered = busIssue.readings.filter((reading) => reading.basis === 'entered');
    const rows = entered.flatMap((reading) => reading.agreed);
    expect(rows).toHaveLength(12);
    expect(rows.filter((row) => row.spread.includes(null))).toHaveLength(4);
    for (const row of rows) {
      if (row.spread.includes(null)) expect(row.note).toBeDefined();
      else expect(row.spread.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBe(100);
    }
    const placements = busIssue.readings.flatMap((reading) => reading.placements);
    expect(new Set(placements.map((placement) => placement.person)).size).toBe(11);
    expect(placements.filter((placement) => placement.shares.reduce<number>((sum, share) => sum + share, 0) !== 100)).toEqual([]);
    expect(repeated(placements.map((placement) => `${placement.person} ${placement.idea}`))).toEqual([]);
  });

  test('an advisor’s placement is by an advisor, and the demo’s member still has one to make', () => {
    const placed = new Set(busIssue.readings.at(-1)?.placements.map((placement) => placement.person));
    for (const person of placed) expect(busIssue.memberships.find((one) => one.person === person)?.ring).toBe('advisors');
    expect(placed.has('persons.jerome')).toBe(false);
  });
});

describe('the conferences', () => {
  test('have just begun: nine statements, fewer voters than may be shown, five inputs waiting, no decision', () => {
    const conversation = onlyConversation(conferencesIssue);
    const voters = new Set(conversation.votes.map((vote) => vote.participant)).size;
    expect(conversation.statements).toHaveLength(9);
    expect(voters).toBeGreaterThan(0);
    expect(voters).toBeLessThan(10);
    expect(conferencesIssue.inputs.map((input) => input.answers.length)).toEqual([0, 0, 0, 0, 0]);
    expect(conferencesIssue.decisions).toEqual([]);
    expect(conferencesIssue.lang).toBe('es');
  });
});
