import { InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BadInput, type Shell } from './shell.ts';

const mostSeed = 2 ** 32 - 1;
const mostSamples = 10_000;
/** Groups are named by letters. */
const mostGroups = 26;

export function parseGroups(text: string): number | undefined {
  if (text === 'auto') return undefined;
  if (!/^[2-5]$/.test(text)) throw new InvalidArgumentError('Groups are auto or a number from 2 to 5.');
  return Number(text);
}

export function parseSeed(text: string): number {
  return wholeUpTo(text, mostSeed, 'A seed');
}

export function parseSamples(text: string): number {
  return wholeUpTo(text, mostSamples, 'The number of samples');
}

function wholeUpTo(text: string, most: number, what: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new InvalidArgumentError(`${what} is a whole number from 0 to ${most}.`);
  return value;
}

/**
 * Numbers from the command line, apart by commas, or from a file named after an `@`, apart by commas or white space.
 * @throws BadInput with the place of the first that is no number
 */
export function readIds(shell: Shell, option: string, text: string): ReadonlySet<number> {
  const isFile = text.startsWith('@');
  const lines = (isFile ? readText(shell, text.slice(1)) : text).split('\n');
  const ids = new Set<number>();
  for (const [at, line] of lines.entries()) {
    for (const word of line.split(/[\s,]+/).filter((one) => one !== '')) {
      if (!isId(word)) throw new BadInput(`${isFile ? `${text.slice(1)} line ${at + 1}` : option}: "${word.slice(0, 40)}" is no whole number.`);
      ids.add(Number(word));
    }
  }
  return ids;
}

/**
 * Groups made elsewhere: a JSON object of participant and group, or a result of this command, whose `group_of` is taken.
 * @param voters everybody with a vote @throws BadInput saying what is wrong
 */
export function readGroupOf(shell: Shell, file: string, voters: ReadonlySet<number>): ReadonlyMap<number, number> {
  const whole = parseJson(file, readText(shell, file));
  const inside = z.object({ group_of: z.unknown() }).safeParse(whole);
  const groups = z.record(z.string(), z.unknown()).safeParse(inside.success && inside.data.group_of !== undefined ? inside.data.group_of : whole);
  if (!groups.success) throw new BadInput(`${file} should be a JSON object: participant and group, such as {"12": 0, "15": 1}.`);
  const groupOf = new Map<number, number>();
  for (const [id, group] of Object.entries(groups.data)) {
    if (!isId(id)) throw new BadInput(`${file}: "${id.slice(0, 40)}" is no number of a participant.`);
    if (!voters.has(Number(id))) throw new BadInput(`${file}: participant ${id} has no vote.`);
    if (typeof group !== 'number' || !Number.isInteger(group) || group < 0 || group >= mostGroups) {
      throw new BadInput(`${file}: the group of participant ${id} should be a whole number from 0 to ${mostGroups - 1}.`);
    }
    groupOf.set(Number(id), group);
  }
  if (groupOf.size === 0) throw new BadInput(`${file} puts nobody into a group.`);
  return groupOf;
}

function isId(text: string): boolean {
  return /^-?\d{1,15}$/.test(text);
}

function readText(shell: Shell, file: string): string {
  try {
    return readFileSync(resolve(shell.folder, file), 'utf8');
  } catch {
    throw new BadInput(`There is no file ${resolve(shell.folder, file)} that can be read.`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
}
