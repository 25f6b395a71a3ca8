import { allowed, denied, type Verdict } from '../../platform/result.ts';

/** Letters belong to the whole house: only administrators of its topmost organization read them. In a demo every administrator may. */
export function canReadOutbox(mayRead: boolean): Verdict<'notifications:denied.outbox'> {
  return mayRead ? allowed : denied('notifications:denied.outbox');
}
