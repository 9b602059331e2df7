import { parseArgs } from 'node:util';
import { newRecoveryCodes } from '../worker/sign-in/new-recovery-codes.ts';
import { foundAgent, onlyMobile } from './lib/agent-mobile.ts';
import { openCliContext } from './lib/cli-context.ts';
import { recoveryLines } from './lib/enrolment.ts';
import { runCommand } from './lib/run-command.ts';

const usage = 'Usage: npm run agent:recovery-codes -- MOBILE [--content DIR]';

/** Makes new recovery codes for an agent and shows them once; the earlier ones are void. */
async function main() {
  const { positionals } = parseArgs({
    options: { content: { type: 'string' } },
    allowPositionals: true,
  });
  const mobile = onlyMobile(positionals, usage);
  const context = await openCliContext();
  try {
    const { agent, codes } = foundAgent(await newRecoveryCodes(context, mobile), mobile);
    console.log(
      [
        '',
        `  ${agent.name} has new recovery codes; all earlier ones are void.`,
        '',
        ...recoveryLines(codes),
        '',
      ].join('\n'),
    );
  } finally {
    context.close();
  }
}

await runCommand(usage, main);
