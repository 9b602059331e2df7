import { parseArgs } from 'node:util';
import { resetSecondFactor } from '../worker/sign-in/reset-factor.ts';
import { openCliContext } from './lib/cli-context.ts';
import { enrolmentLines } from './lib/enrolment.ts';
import { printFault, UsageFault } from './lib/plain-fault.ts';

const usage = 'Usage: npm run agent:reset-factor -- MOBILE [--content DIR]';

/** Makes a new second factor for an agent, shows it once, and ends every session of theirs. */
async function main() {
  const { positionals } = parseArgs({
    options: { content: { type: 'string' } },
    allowPositionals: true,
  });
  const [mobile, ...more] = positionals;
  if (!mobile || more.length > 0) throw new UsageFault(usage);
  const context = await openCliContext();
  try {
    const reset = await resetSecondFactor(context, mobile);
    if (!reset) throw new UsageFault(`No agent has the mobile ${mobile}.`);
    const { agent, enrolment } = reset;
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

await main().catch((fault: NodeJS.ErrnoException) =>
  printFault(
    fault.code?.startsWith('ERR_PARSE_ARGS') ? new UsageFault(`${fault.message}\n${usage}`) : fault,
  ),
);
