import { parseArgs } from 'node:util';
import { resetSecondFactor } from '../worker/sign-in/reset-factor.ts';
import { foundAgent, onlyMobile } from './lib/agent-mobile.ts';
import { openCliContext } from './lib/cli-context.ts';
import { enrolmentLines } from './lib/enrolment.ts';
import { runCommand } from './lib/run-command.ts';

const usage = 'Usage: npm run agent:reset-factor -- MOBILE [--content DIR]';

/** Makes a new second factor for an agent, shows it once, and ends every session of theirs. */
async function main() {
  const { positionals } = parseArgs({
    options: { content: { type: 'string' } },
    allowPositionals: true,
  });
  const mobile = onlyMobile(positionals, usage);
  const context = await openCliContext();
  try {
    const { agent, enrolment } = foundAgent(await resetSecondFactor(context, mobile), mobile);
    console.log(
      [
        '',
        `  ${agent.name} has a new second factor. Codes of the old one, recovery codes too, are void, and every session ended.`,
        '',
        ...enrolmentLines(enrolment),
        '',
        agent.disabledAt === null
          ? `  Then sign in at ${context.config.publicOrigin}/desk/ with ${agent.mobile}.`
          : `  ${agent.name} is disabled and stays out until: npm run agent:enable -- ${agent.mobile}`,
        '',
      ].join('\n'),
    );
  } finally {
    context.close();
  }
}

await runCommand(usage, main);
