import { parseArgs } from 'node:util';
import { acceptSecret } from '../worker/foundation/database/secret-mark.ts';
import { openCliContext } from './lib/cli-context.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

const usage = 'Usage: npm run secret:accept [-- --content DIR]';

/** Takes the APP_SECRET of this environment for the one of the database, after it was changed on purpose. */
async function main() {
  const { positionals } = parseArgs({
    options: { content: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length > 0) throw new UsageFault(usage);
  const context = await openCliContext({ expectsOtherSecret: true });
  try {
    console.log(
      (await acceptSecret(context))
        ? [
            '  This APP_SECRET is the one of the database now; the alarm of it ends within a minute.',
            '  Codes and links that were sent under the former one are void. Each agent needs:',
            '    npm run agent:reset-factor -- MOBILE',
          ].join('\n')
        : '  This APP_SECRET is the one of the database already; nothing was changed.',
    );
  } finally {
    context.close();
  }
}

await runCommand(usage, main);
