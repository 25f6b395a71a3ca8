import type { ToldResult, ToldStatement } from '../told.ts';

/** What a statement is to the result: a word key, with the letter of a group where it is about one. */
export interface Standing {
  readonly key: 'agreed' | 'rejected' | 'divides' | 'unknown' | 'meta' | 'typical.agree' | 'typical.disagree';
  readonly letter: string;
}

/** In which lists of the result a statement is, and which groups it is typical of. */
export function standings(result: ToldResult, statement: ToldStatement): Standing[] {
  const isAmong = (list: readonly ToldStatement[]) => list.some((one) => one.id === statement.id);
  const lists = (['agreed', 'rejected', 'divides', 'unknown'] as const).filter((key) => isAmong(result[key]));
  const typical = result.groups.flatMap((group) =>
    group.typical.filter((one) => one.statement.id === statement.id).map(({ side }): Standing => ({ key: `typical.${side}`, letter: group.letter })),
  );
  return [...(statement.isMeta ? [{ key: 'meta' as const, letter: '' }] : []), ...lists.map((key): Standing => ({ key, letter: '' })), ...typical];
}
