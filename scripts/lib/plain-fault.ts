import { outageCode } from '../../worker/foundation/database/database-fault.ts';

/** A fault whose message is all that whoever ran the command has to know. */
export class PlainFault extends Error {
  override name = 'PlainFault';
}

/** The command was given in a way that cannot be done; the message says what to write instead. */
export class UsageFault extends PlainFault {}

/** The build failed in a process of its own, which has printed why. */
export class BuildFault extends Error {
  override message = 'The build failed; what stands above says why.';
}

/** By name, for Astro loads its own copies of these classes. */
const plainFaults = new Set([
  'PlainFault',
  'ContentFault',
  'SettingsFault',
  'ConfigFault',
  'DataFault',
]);

/** What the system says when a disk is full or a folder is not ours to write. */
const diskFaults = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM']);

/** Prints a fault that an editor or an owner can mend in plain words; any other shows where it happened. */
export function printFault(fault: unknown) {
  process.exitCode = 1;
  if (fault instanceof BuildFault) return;
  const { name, message, code = '' } = fault as NodeJS.ErrnoException;
  if (plainFaults.has(name) || diskFaults.has(code)) return console.error(`\n${message}\n`);
  // What drizzle says of it holds the statement and its values, which name people.
  const outage = outageCode(fault);
  console.error(outage ? `\nThe database cannot be asked: ${outage}.\n` : fault);
}

/** Ends the command at once with that. */
export function endWith(fault: unknown): never {
  printFault(fault);
  process.exit();
}
