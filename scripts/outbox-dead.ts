import { parseArgs } from 'node:util';
import { listDead, reviveDead } from '../worker/notifications/store-dead-letters.ts';
import { openCliContext } from './lib/cli-context.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

const usage = 'Usage: npm run outbox:dead [-- --retry ID] [--content DIR]';
const mostShown = 200;

/** Shows the messages that were given up and why, or has one tried again. */
async function main() {
  const { values } = parseArgs({
    options: { retry: { type: 'string' }, content: { type: 'string' } },
  });
  const context = await openCliContext();
  try {
    if (values.retry === undefined) return await show(context);
    const [revived] = await reviveDead(context.db, values.retry, context.clock.now());
    if (!revived)
      throw new UsageFault(
        `${values.retry} is no dead message, or its code or link has died. See npm run outbox:dead.`,
      );
    console.log(`  ${revived.message} by ${revived.channel} is tried again within a minute.`);
  } finally {
    context.close();
  }
}

async function show({ db }: Awaited<ReturnType<typeof openCliContext>>) {
  const dead = await listDead(db, mostShown);
  for (const { id, message, channel, address, createdAt, reason } of dead)
    console.log(
      [
        `  ${id}  ${new Date(createdAt).toISOString()}`,
        `    ${message} by ${channel} to ${address}: ${reason ?? 'no reason'}`,
      ].join('\n'),
    );
  console.log(
    dead.length === 0
      ? '  No message was given up.'
      : '\n  Mend the cause, then: npm run outbox:dead -- --retry ID',
  );
}

await runCommand(usage, main);
