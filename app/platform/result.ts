/** What a capability returns when its outcomes are expected: a value, or the reason why not. */
export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function no<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}

/** What a policy says. The reason is a word key that people can read, e.g. `decisions:denied.closed`. */
export type Verdict<Reason extends string = string> = { allowed: true } | { allowed: false; reason: Reason };

export const allowed: { allowed: true } = { allowed: true };

export function denied<Reason extends string>(reason: Reason): { allowed: false; reason: Reason } {
  return { allowed: false, reason };
}
