import { letAgentWork } from '../worker/people/stop-agent.ts';
import { namedOnCommandLine } from './content-folder.ts';
import { openHouse, sayWhyNot, UsageFault } from './open-house.ts';

const usage = `Usage: npm run agent:disable -- MOBILE [--content DIR]
       npm run agent:enable -- MOBILE [--content DIR]`;

/** Takes the desk from an agent at once, or gives it back with `--enable`. */
async function main() {
  const may = process.argv.includes('--enable');
  const [mobile, ...more] = namedOnCommandLine();
  if (!mobile || more.length > 0) throw new UsageFault(usage);
  const house = await openHouse();
  try {
    const agent = await letAgentWork(house, mobile, may);
    if (!agent) throw new UsageFault(`No agent has the mobile ${mobile}.`);
    console.log(
      may
        ? `  ${agent.name} may sign in at the desk again.`
        : `  ${agent.name} is out: every session ended, and no new one begins. What ${agent.name} wrote stays.`,
    );
  } finally {
    house.close();
  }
}

await main().catch(sayWhyNot);
