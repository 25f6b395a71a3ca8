import { allowed, denied, type Verdict } from '../../platform/result.ts';

/** Letters belong to the whole house: only administrators of its topmost organization read them. */
export function canReadOutbox(administersTop: boolean): Verdict<'notifications:denied.outbox'> {
  return administersTop ? allowed : denied('notifications:denied.outbox');
}
