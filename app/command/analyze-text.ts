import type { Analysis, GroupVotes, Representative } from '../engines/opinion/index.ts';
import { engineVersion } from '../engines/opinion/index.ts';
import type { ReadVotes } from '../engines/opinion-format/index.ts';

/** From here on nearly everyone is on one side: about four in five in every group, few on the other. */
const nearlyAll = 0.6;
/** Two groups this far apart in their shares of agreement are on different sides. */
const farApart = 0.3;
const mostListed = 5;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

type Found = Analysis<number>;
/** A column and how strongly something holds of it. */
interface Ranked {
  readonly to: number;
  readonly strength: number;
}

/** An analysis in words, for whoever has the votes: exact figures, none withheld. */
export function analysisText(found: Found, { texts, title }: Pick<ReadVotes, 'texts' | 'title'>): string {
  const name = (statement: number) => `${String(statement).padStart(5)}  ${oneLine(texts.get(statement) ?? '')}`.trimEnd();
  const sections = [
    [title ?? '', ...people(found)].filter(Boolean),
    ['Groups', ...grouping(found)],
    ...found.groupVotes.map((votes, group) => [`Group ${letter(group)}: ${counted(votes.members, 'person', 'people')}`, ...typical(found, group, name)]),
    ['What nearly everyone agrees on', ...common(found, 'agree', name)],
    ['What nearly everyone turns down', ...common(found, 'disagree', name)],
    ['What divides', ...dividing(found, name)],
    ['How this was worked out', ...method(found)],
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function people({ matrix, clustered, moderation }: Found): string[] {
  const placed = clustered.reduce((count, one) => count + one, 0);
  const left = matrix.statements.filter((number) => moderation.rejected.has(number) || moderation.meta.has(number)).length;
  return [
    `${counted(matrix.participants.length, 'person', 'people')} cast ${counted(matrix.value.length, 'vote')} on ${counted(matrix.statements.length, 'statement')}.`,
    `${placed} of them voted on enough statements to be placed in a group.`,
    ...(left > 0 ? [`${counted(left, 'statement')} rejected or about the people themselves: left out of groups and lists.`] : []),
  ];
}

function grouping({ grouping, groupVotes, stability }: Found): string[] {
  if (grouping === 'too-few') return ['  Too few people have voted on enough statements to look for groups.'];
  if (grouping === 'no-clear-groups') return ['  No clear groups: no division of the people stays when other samples of them are taken.'];
  const steady = stability === null ? 'How steady they are was not measured.' : `How steady they are, at most 1: ${stability.toFixed(2)}.`;
  return [`  ${counted(groupVotes.length, 'group')}. ${steady}`];
}

function typical({ representative }: Found, group: number, name: (statement: number) => string): string[] {
  const list = representative[group] ?? [];
  if (list.length === 0) return ['  Nothing sets this group apart.'];
  return list.flatMap((one) => [`  ${one.side === 'agree' ? 'agrees   ' : 'disagrees'}${name(one.statement)}`, `${' '.repeat(18)}${ofTrials(one)}`]);
}

function ofTrials({ successes, trials, ratio, ratioTest }: Representative): string {
  return `${share(successes, trials)}; ${ratio.toFixed(1)} times the share elsewhere (z ${ratioTest.toFixed(1)})`;
}

function common(found: Found, side: 'agree' | 'disagree', name: (statement: number) => string): string[] {
  const values = found.common[side];
  const ranked = rank(found, (to) => values[to] ?? 0, nearlyAll);
  if (ranked.length === 0) return ['  Nothing.'];
  const counts = side === 'agree' ? found.allVotes.agrees : found.allVotes.disagrees;
  return ranked.flatMap(({ to }) => [
    `  ${name(found.matrix.statements[to] ?? 0)}`,
    `${' '.repeat(9)}${share(counts[to] ?? 0, found.allVotes.votes[to] ?? 0)} ${side} in all`,
  ]);
}

function dividing(found: Found, name: (statement: number) => string): string[] {
  const groups = found.groupVotes;
  if (groups.length < 2) return ['  Without groups nobody can say.'];
  const ranked = rank(found, (to) => gap(groups, to), farApart);
  if (ranked.length === 0) return ['  Nothing that tells the groups apart.'];
  return ranked.flatMap(({ to }) => [
    `  ${name(found.matrix.statements[to] ?? 0)}`,
    `${' '.repeat(9)}${groups.map(({ agrees, votes }, group) => `${letter(group)} ${share(agrees[to] ?? 0, votes[to] ?? 0)}`).join(', ')} agree`,
  ]);
}

/** How far the shares of agreement of two groups lie apart at most; few votes draw a share to one half. */
function gap(groups: readonly GroupVotes[], to: number): number {
  const shares = groups.map(({ agrees, votes }) => ((agrees[to] ?? 0) + 1) / ((votes[to] ?? 0) + 2));
  return Math.max(...shares) - Math.min(...shares);
}

function rank({ matrix, moderation }: Found, strengthOf: (to: number) => number, least: number): Ranked[] {
  return matrix.statements
    .flatMap((number, to) => (moderation.rejected.has(number) || moderation.meta.has(number) ? [] : [{ to, strength: strengthOf(to) }]))
    .filter(({ strength }) => strength >= least)
    .sort((a, b) => b.strength - a.strength || a.to - b.to)
    .slice(0, mostListed);
}

function method({ components, attempts, seed }: Found): string[] {
  const [first, second] = components.explained;
  const tried = attempts.map(
    ({ groups, silhouette, stability }) => `${groups} (apart ${silhouette.toFixed(2)}${stability === null ? '' : `, steady ${stability.toFixed(2)}`})`,
  );
  return [
    `  Engine ${engineVersion}, seed ${seed}. The same votes give the same result, in whatever order they stand.`,
    `  The map shows ${percent(first)} of all differences from side to side and ${percent(second)} up and down.`,
    tried.length > 0 ? `  Numbers of groups tried: ${tried.join(', ')}.` : '  No number of groups was tried.',
  ];
}

function letter(group: number): string {
  return letters[group] ?? String(group);
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${part} of ${whole} (${percent(part / whole)})` : '0 of 0';
}

function percent(value: number): string {
  return `${Math.round(100 * value)} %`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Texts of strangers go to a terminal: no line ends, no control characters, nothing that turns the line round. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
