import { parseArgs } from 'node:util';
import { newRecoveryCodes } from '../worker/sign-in/new-recovery-codes.ts';
import { openCliContext } from './lib/cli-context.ts';
import { recoveryLines } from './lib/enrolment.ts';
import { printFault, UsageFault } from './lib/plain-fault.ts';

const usage = 'Usage: npm run agent:recovery-codes -- MOBILE [--content DIR]';

/** Makes new recovery codes for an agent and shows them once; the earlier ones are void. */
async function main() {
  const { positionals } = parseArgs({
    options: { content: { type: 'string' } },
    allowPositionals: true,
  });
  const [mobile, ...more] = positionals;
  if (!mobile || more.length > 0) throw new UsageFault(usage);
  const context = await openCliContext();
  try {
    const made = await newRecoveryCodes(context, mobile);
    if (!made) throw new UsageFault(`No agent has the mobile ${mobile}.`);
    console.log(
      [
        '',
        `  ${made.agent.name} has new recovery codes; all earlier ones are void.`,
        '',
        ...recoveryLines(made.codes),
        '',
      ].join('\n'),
    );
  } finally {
    context.close();
  }
}

await main().catch((fault: NodeJS.ErrnoException) =>
  printFault(
    fault.code?.startsWith('ERR_PARSE_ARGS') ? new UsageFault(`${fault.message}\n${usage}`) : fault,
  ),
);
