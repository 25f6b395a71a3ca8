/** Shapes of the demo world: plain data that refers by key, close to the tables it is loaded into. */
export type * from './types/keys.ts';
export type * from './types/people.ts';
export type * from './types/directory.ts';
export type * from './types/issue.ts';
export type * from './types/coalescing.ts';
export type * from './types/hearing.ts';
export type * from './types/deciding.ts';
export type * from './types/members.ts';
export type * from './types/words.ts';
export type * from './types/sheets.ts';
export type * from './types/coverage.ts';
export type * from './types/mapping.ts';
export type * from './types/outreach.ts';
export type * from './types/world.ts';
