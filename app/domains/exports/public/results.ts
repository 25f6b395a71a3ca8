import { safeShare, suppress } from '../../../engines/suppression/index.ts';
import type { Result } from '../../decisions/index.ts';
import type { Scale } from '../../frameworks/index.ts';

/** A result as everybody may see it; null where a figure is withheld. */
export interface Told {
  /** Fewer voted than the threshold: only what was decided is told. */
  readonly few: boolean;
  readonly ballots: number | null;
  readonly roll: number | null;
  readonly quorumReached: boolean;
  readonly passing: ReadonlySet<string>;
  /** Share of support by option. */
  readonly support: ReadonlyMap<string, number | null>;
  /** Ballots by step and option. */
  readonly steps: ReadonlyMap<string, readonly { mark: number; step: string; ballots: number | null }[]>;
}

interface Line {
  readonly optionId: string;
  readonly mark: number;
  readonly count: number;
}

/**
 * A result under a threshold that was raised: what every one of them lets be told. Another threshold withholds other figures beside the small
 * ones, so each alone would give away what the one before hid.
 * @param thresholds every one that held, and the one that holds
 */
export function tellResult(result: Result, scale: Scale, thresholds: readonly number[]): Told {
  return thresholds.map((threshold) => tellUnder(result, scale, threshold)).reduce(both);
}

/** What both let be told. */
function both(one: Told, other: Told): Told {
  const told = <T>(a: T | null, b: T | null) => (a === null || b === null ? null : b);
  return {
    ...other,
    few: one.few || other.few,
    ballots: told(one.ballots, other.ballots),
    roll: told(one.roll, other.roll),
    support: new Map([...other.support].map(([option, share]) => [option, told(one.support.get(option) ?? null, share)])),
    steps: new Map(
      [...other.steps].map(([option, steps]) => [
        option,
        steps.map((step, at) => ({ ...step, ballots: told(one.steps.get(option)?.[at]?.ballots ?? null, step.ballots) })),
      ]),
    ),
  };
}

/**
 * Withholds what tells of few. Each option is a table of its own, whose total everybody knows; in a majority vote the
 * options together are one, because each ballot chooses one of them. Where a total itself would have to be withheld,
 * nothing is told. A share is told only where no count of its option is withheld, else the count follows from it.
 */
function tellUnder(result: Result, scale: Scale, threshold: number): Told {
  const { turnout } = result;
  const few = turnout.ballots < threshold;
  const tables = few ? [] : tablesOf(result, scale).map((lines) => ({ lines, told: suppress({ cells: [lines.map((line) => line.count)] }, threshold) }));
  const whole = !few && tables.every(({ told }) => told.rows[0] !== null);
  const figures = new Map(whole ? tables.flatMap(({ lines, told }) => lines.map((line, at) => [keyOf(line), told.cells[0]?.[at] ?? null] as const)) : []);
  const known = (optionId: string) => whole && tables.every(({ lines, told }) => !told.withheld || !lines.some((line) => line.optionId === optionId));
  return {
    few,
    ballots: whole ? turnout.ballots : null,
    roll: whole && (turnout.roll === turnout.ballots || turnout.roll - turnout.ballots >= threshold) ? turnout.roll : null,
    quorumReached: result.quorumReached,
    passing: new Set(result.passing),
    support: new Map(result.options.map((option) => [option.optionId, known(option.optionId) ? safeShare(option.supports, option.counted, threshold) : null])),
    steps: new Map(
      result.options.map(({ optionId }) => [
        optionId,
        tablesOf(result, scale)
          .flat()
          .filter((line) => line.optionId === optionId)
          .map((line) => ({
            mark: line.mark,
            step: scale.steps.find((step) => step.mark === line.mark)?.key ?? '',
            ballots: figures.get(keyOf(line)) ?? null,
          })),
      ]),
    ),
  };
}

function tablesOf({ options }: Result, scale: Scale): Line[][] {
  const perOption = options.map(({ optionId, steps }) => steps.map(({ mark, count }): Line => ({ optionId, mark, count })));
  if (scale.method !== 'majority') return perOption;
  const supporting = new Set(scale.steps.filter((step) => step.supports).map((step) => step.mark));
  return [perOption.flat().filter((line) => supporting.has(line.mark))];
}

function keyOf({ optionId, mark }: Line): string {
  return `${optionId} ${mark}`;
}
