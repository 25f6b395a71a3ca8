import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** The full export holds private data of many people, so only those who lead take it out. The public one is for everybody who sees the issue. */
export function canExportFull(standing: Standing): Verdict<'exports:denied.full'> {
  return leads(standing) ? allowed : denied('exports:denied.full');
}
