import { parseArgs } from 'node:util';
import { resetSecondFactor } from '../worker/sign-in/reset-factor.ts';
import { enrolmentLines } from './enrolment.ts';
import { openHouse } from './open-house.ts';
import { sayWhyNot, UsageFault } from './say-why-not.ts';

const usage = 'Usage: npm run agent:reset-factor -- MOBILE [--content DIR]';

/** Makes a new second factor for an agent, shows it once, and ends every session of theirs. */
async function main() {
  const { positionals } = parseArgs({
    options: { content: { type: 'string' } },
    allowPositionals: true,
  });
  const [mobile, ...more] = positionals;
  if (!mobile || more.length > 0) throw new UsageFault(usage);
  const house = await openHouse();
  try {
    const reset = await resetSecondFactor(house, mobile);
    if (!reset) throw new UsageFault(`No agent has the mobile ${mobile}.`);
    const { agent, enrolUri } = reset;
    console.log(
      [
        '',
        `  ${agent.name} has a new second factor. Codes of the old one are void, and every session ended.`,
        '',
        ...enrolmentLines(enrolUri),
        '',
        agent.disabledAt === null
          ? `  Then sign in at ${house.config.publicOrigin}/desk/ with ${agent.mobile}.`
          : `  ${agent.name} is disabled and stays out until: npm run agent:enable -- ${agent.mobile}`,
        '',
      ].join('\n'),
    );
  } finally {
    house.close();
  }
}

await main().catch((fault: NodeJS.ErrnoException) =>
  sayWhyNot(
    fault.code?.startsWith('ERR_PARSE_ARGS') ? new UsageFault(`${fault.message}\n${usage}`) : fault,
  ),
);
