import { parseArgs } from 'node:util';
import { faultsOfAgent, isRight, isRole } from '../worker/people/add-agent.ts';
import { editAgent } from '../worker/sign-in/edit-agent.ts';
import { foundAgent, onlyMobile } from './lib/agent-mobile.ts';
import { openCliContext } from './lib/cli-context.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Usage: npm run agent:edit -- MOBILE [--name "نام کارشناس"] [--role agent|lead|admin]
         [--departments financial,orders] [--rights full_sheba,full_mobile,export|none]
         [--agency shiraz|none] [--content DIR]
What you leave out stays as it is.`;

/** Changes name, role, departments, rights or agency of an agent, for sessions that are open too. */
async function main() {
  const { values, positionals } = parseArgs({
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      departments: { type: 'string' },
      rights: { type: 'string' },
      agency: { type: 'string' },
      content: { type: 'string' },
    },
    allowPositionals: true,
  });
  const mobile = onlyMobile(positionals, usage);
  const { name, role } = values;
  const departments = values.departments?.split(',').filter(Boolean);
  const rights = values.rights === 'none' ? [] : values.rights?.split(',').filter(Boolean);
  const agency = values.agency === 'none' ? null : values.agency;
  const isNothing = [name, role, departments, rights, agency].every((fact) => fact === undefined);
  if (isNothing) throw new UsageFault(usage);
  const context = await openCliContext();
  try {
    const faults = [
      ...Object.values(
        faultsOfAgent(context.settings, { name, role, departments, rights, agency }),
      ),
      ...(departments?.length === 0 ? ['Departments are missing.'] : []),
    ];
    if (faults.length > 0) throw new UsageFault([...faults, '', usage].join('\n'));
    const known = role !== undefined && isRole(role) ? role : undefined;
    const { before, after } = foundAgent(
      await editAgent(context, mobile, {
        ...{ name, role: known, departments, agency },
        rights: rights?.filter(isRight),
      }),
      mobile,
    );
    console.log(
      [
        `  ${after.name} (${after.role}) can answer for: ${after.departments.join(', ')}`,
        ...(after.rights?.length ? [`  Rights beyond the role: ${after.rights.join(', ')}`] : []),
        ...(after.agency ? [`  Only requests of this agency's customers: ${after.agency}`] : []),
        after.role === before.role
          ? '  Sessions that are open follow it from their next request on.'
          : '  The role is another one: every session ended, and the agent signs in anew.',
        ...(after.disabledAt === null
          ? []
          : [`  The agent is disabled. Back to work: npm run agent:enable -- ${after.mobile}`]),
      ].join('\n'),
    );
  } finally {
    context.close();
  }
}

await runCommand(usage, main);
