import { codeOf, outageCode } from '../database/database-fault.ts';

/** One JSON line per event. Callers pass facts, never secrets, codes, whole URLs or typed text. */
export type Log = {
  info(event: string, facts?: Record<string, unknown>): void;
  /**
   * Somebody has to look: dead letters, paused channels, budgets. The name is one of `alarmKinds`; facts
   * are kept and hold no personal data.
   * @param isStored True where the batch of its cause has written its row.
   */
  alarm(event: string, facts?: Record<string, unknown>, isStored?: boolean): void;
  error(event: string, fault: unknown, facts?: Record<string, unknown>): void;
};

/**
 * drizzle reports with a failed query what was sent along: addresses, hashes, typed words (R52). Of an
 * outage the code alone is logged, for the rest is written by whatever answered in the database's place.
 */
function bareMessage(fault: Error): string {
  const outage = outageCode(fault);
  if (outage !== null) return `The database cannot answer: ${outage}`;
  const { message } = fault;
  return message.startsWith('Failed query: ') ? message.replace(/\nparams: [\s\S]*$/, '') : message;
}

/** The variable that an owner has to look at, where the fault tells. */
const settingOf = (outage: string | null) =>
  outage !== null && / 40[13]$/.test(outage) ? { setting: 'LIBSQL_AUTH_TOKEN' } : {};

function describe(fault: unknown) {
  if (!(fault instanceof Error)) return { message: String(fault) };
  const message = bareMessage(fault);
  const stack = fault.stack?.replace(fault.message, () => message);
  const setting = settingOf(outageCode(fault));
  return { name: fault.name, code: codeOf(fault), ...setting, message, stack };
}

/** A log that hands each line to `write`; time is the machine's, for it orders journals. */
export function createLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, facts?: Record<string, unknown>) =>
    write(JSON.stringify({ time: new Date().toISOString(), level, event, ...facts }));
  return {
    info: (event, facts) => line('info', event, facts),
    alarm: (event, facts) => line('alarm', event, facts),
    error: (event, fault, facts) => line('error', event, { ...facts, fault: describe(fault) }),
  };
}
