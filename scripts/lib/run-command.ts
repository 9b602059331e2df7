import { parseArgs } from 'node:util';
import { printFault, UsageFault } from './plain-fault.ts';

/** Runs a command and prints what went wrong, with `usage` where its options cannot be read. */
export const runCommand = (usage: string, main: () => Promise<void>): Promise<void> =>
  main().catch((fault: NodeJS.ErrnoException) =>
    printFault(
      fault.code?.startsWith('ERR_PARSE_ARGS')
        ? new UsageFault(`${fault.message}\n${usage}`)
        : fault,
    ),
  );

/** Refuses whatever stands on the command line beside `--content DIR`, so that nobody takes it for obeyed. */
export const takeNoArguments = () => void parseArgs({ options: { content: { type: 'string' } } });
