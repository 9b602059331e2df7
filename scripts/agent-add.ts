import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { addAgent, faultsOfAgent } from '../worker/people/add-agent.ts';
import { openHouse, sayWhyNot, UsageFault } from './open-house.ts';

const usage = `Usage: npm run agent:add -- --name "نام کارشناس" --mobile 09121234567 [--role agent|admin]
         [--departments financial,orders] [--content DIR]
Leave out --departments for all of them.`;

/** Makes an agent and shows what their authenticator has to scan. Needs no SMS provider. */
async function main() {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: '' },
      mobile: { type: 'string', default: '' },
      role: { type: 'string', default: 'agent' },
      departments: { type: 'string', default: '' },
      content: { type: 'string' },
    },
  });
  const asked = {
    ...values,
    departments: values.departments.split(',').filter(Boolean),
  };
  if (!asked.name || !asked.mobile) throw new UsageFault(usage);
  const house = await openHouse();
  try {
    const faults = faultsOfAgent(house.settings, asked);
    if (faults.length > 0) throw new UsageFault([...faults, '', usage].join('\n'));
    const { agent, isNew, enrolUri } = await addAgent(house, asked);
    console.log(
      [
        '',
        isNew
          ? `  ${agent.name} (${agent.role}) can answer for: ${agent.departments.join(', ')}`
          : `  ${agent.name} was there already; nothing was changed. The authenticator code again:`,
        '',
        renderUnicodeCompact(enrolUri, { border: 2 }),
        '',
        `  Scan this with an authenticator app, or enter the address by hand:`,
        `  ${enrolUri}`,
        '',
        `  Then sign in at ${house.config.publicOrigin}/desk/ with ${agent.mobile}.`,
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
