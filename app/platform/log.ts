import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Logs as JSON lines on standard error. Routes are logged by pattern, never by address: addresses can hold keys. */
export function createLog(level: string): Log {
  return pino({ level, redact: { paths: ['*.email', '*.token', '*.code', '*.secret', 'headers'], remove: true } }, pino.destination(2));
}
