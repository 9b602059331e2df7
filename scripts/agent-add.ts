import { parseArgs } from 'node:util';
import { addAgent, faultsOfAgent } from '../worker/people/add-agent.ts';
import type { Agent } from '../worker/people/schema.ts';
import { openCliContext } from './lib/cli-context.ts';
import { enrolmentLines } from './lib/enrolment.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Usage: npm run agent:add -- --name "نام کارشناس" --mobile 09121234567 [--role agent|lead|admin]
         [--departments financial,orders] [--content DIR]
Leave out --departments for all of them.`;

type Given = { name: string; role: string | undefined; departments: string | undefined };

const listOf = (departments = '') => departments.split(',').filter(Boolean);

/** Makes an agent and shows what their authenticator has to scan, and the recovery codes. Needs no SMS provider. */
async function main() {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: '' },
      mobile: { type: 'string', default: '' },
      role: { type: 'string' },
      departments: { type: 'string' },
      content: { type: 'string' },
    },
  });
  const { name, mobile, role = 'agent', departments } = values;
  const asked = { name, mobile, role, departments: listOf(departments) };
  if (!asked.name || !asked.mobile) throw new UsageFault(usage);
  const context = await openCliContext();
  try {
    const faults = Object.values(faultsOfAgent(context.settings, asked));
    if (faults.length > 0) throw new UsageFault([...faults, '', usage].join('\n'));
    const { agent, enrolment } = await addAgent(context, asked);
    if (enrolment === null)
      return printKnown(agent, { name, role: values.role, departments: values.departments });
    console.log(
      [
        '',
        `  ${agent.name} (${agent.role}) can answer for: ${agent.departments.join(', ')}`,
        '',
        ...enrolmentLines(enrolment),
        '',
        `  Then sign in at ${context.config.publicOrigin}/desk/ with ${agent.mobile}.`,
        '',
      ].join('\n'),
    );
  } finally {
    context.close();
  }
}

/** Prints who is there already. @throws UsageFault where something else was asked for than is stored. */
function printKnown(agent: Agent, given: Given) {
  const kept = keptFacts(agent, given);
  const text = [
    `  ${agent.mobile} is the agent ${agent.name} (${agent.role}) already; nothing was changed.`,
    ...kept.map((fact) => `  Not taken over: ${fact}.`),
    ...(kept.length === 0 ? [] : [`  To change it: npm run agent:edit -- ${agent.mobile}`]),
    ...(agent.disabledAt === null
      ? []
      : [`  The agent is disabled. Back to work: npm run agent:enable -- ${agent.mobile}`]),
    `  A new second factor: npm run agent:reset-factor -- ${agent.mobile}`,
  ].join('\n');
  if (kept.length > 0) throw new UsageFault(text);
  console.log(`\n${text}\n`);
}

function keptFacts(agent: Agent, { name, role = agent.role, departments }: Given): string[] {
  const asked = departments === undefined ? agent.departments : listOf(departments);
  const isSame = [...asked].sort().join() === [...agent.departments].sort().join();
  return [
    ...(name.trim() === agent.name ? [] : [`the name stays ${agent.name}`]),
    ...(role === agent.role ? [] : [`the role stays ${agent.role}`]),
    ...(isSame ? [] : [`the departments stay ${agent.departments.join(', ')}`]),
  ];
}

await runCommand(usage, main);
