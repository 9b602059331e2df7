import { parseArgs } from 'node:util';
import { setAgentEnabled } from '../worker/sign-in/set-agent-enabled.ts';
import { foundAgent, onlyMobile } from './lib/agent-mobile.ts';
import { openCliContext } from './lib/cli-context.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Usage: npm run agent:disable -- MOBILE [--content DIR]
       npm run agent:enable -- MOBILE [--content DIR]`;

/** Takes the desk from an agent at once, or gives it back with `--enable`. */
async function main() {
  const { values, positionals } = parseArgs({
    options: { enable: { type: 'boolean', default: false }, content: { type: 'string' } },
    allowPositionals: true,
  });
  const mobile = onlyMobile(positionals, usage);
  const context = await openCliContext();
  try {
    const agent = foundAgent(await setAgentEnabled(context, mobile, values.enable), mobile);
    console.log(
      values.enable
        ? `  ${agent.name} may sign in at the desk again.`
        : `  ${agent.name} is out: every session ended, and no new one begins. What ${agent.name} wrote stays.`,
    );
  } finally {
    context.close();
  }
}

await runCommand(usage, main);
