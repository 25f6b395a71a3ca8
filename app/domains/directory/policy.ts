import { allowed, denied, type Verdict } from '../../platform/result.ts';

/**
 * Staff of an organization (or of one above it), and conveners of its issues, keep its directory: they see how people are reached
 * and what was spoken of, write it down, merge, import and export. Nobody else does any of it.
 */
export function canKeepDirectory(keeps: boolean): Verdict<'directory:denied.keep'> {
  return keeps ? allowed : denied('directory:denied.keep');
}

/** Two who both sign in are two: merging them would give one the votes and seats of the other. */
export function canMerge(pair: {
  readonly accounts: number;
  readonly sameKind: boolean;
  readonly treeNodes: boolean;
}): Verdict<'directory:denied.merge-accounts' | 'directory:denied.merge-kinds' | 'directory:denied.merge-tree'> {
  if (!pair.sameKind) return denied('directory:denied.merge-kinds');
  if (pair.accounts > 1) return denied('directory:denied.merge-accounts');
  if (pair.treeNodes) return denied('directory:denied.merge-tree');
  return allowed;
}
