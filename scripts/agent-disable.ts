import { parseArgs } from 'node:util';
import { setAgentEnabled } from '../worker/sign-in/set-agent-enabled.ts';
import { openCliContext } from './lib/cli-context.ts';
import { printFault, UsageFault } from './lib/plain-fault.ts';

const usage = `Usage: npm run agent:disable -- MOBILE [--content DIR]
       npm run agent:enable -- MOBILE [--content DIR]`;

/** Takes the desk from an agent at once, or gives it back with `--enable`. */
async function main() {
  const { values, positionals } = parseArgs({
    options: { enable: { type: 'boolean', default: false }, content: { type: 'string' } },
    allowPositionals: true,
  });
  const [mobile, ...more] = positionals;
  if (!mobile || more.length > 0) throw new UsageFault(usage);
  const context = await openCliContext();
  try {
    const agent = await setAgentEnabled(context, mobile, values.enable);
    if (!agent) throw new UsageFault(`No agent has the mobile ${mobile}.`);
    console.log(
      values.enable
        ? `  ${agent.name} may sign in at the desk again.`
        : `  ${agent.name} is out: every session ended, and no new one begins. What ${agent.name} wrote stays.`,
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
