import { describe, expect, test } from 'vitest';
import { stateOf } from './invitation.ts';

describe('an invitation', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const later = new Date('2026-03-02T12:00:00Z');
  const open = { email: 'ana@example.org', expiresAt: later, revokedAt: null, accepted: 0 };
  test.each([
    ['a letter nobody used', open, 'open'],
    ['a letter that was used', { ...open, accepted: 1 }, 'used'],
    ['a link that many used', { ...open, email: null, accepted: 40 }, 'open'],
    ['one whose time is over', { ...open, expiresAt: now }, 'expired'],
    ['one that was taken back, used or not', { ...open, accepted: 1, revokedAt: now }, 'revoked'],
  ])('%s', (_, invitation, state) => {
    expect(stateOf(invitation, now)).toBe(state);
  });
});
