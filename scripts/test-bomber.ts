import { parseArgs } from 'node:util';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';
import { runTestFile } from './lib/run-test-file.ts';

const usage = `npm run test:bomber -- [--full] [--requests N] [--minutes N] [--cores N]
         [--seed N] [--only SCENARIOS]

Plays attacks on codes against servers of its own, on this machine alone: 20,000 requests, and minutes of
paid work that are kept account of. --full: 100,000 requests, and ten minutes of real work for each of three
scenarios. --cores: how many the attacker has; 2 unless given. SCENARIOS are names of
test/bomber/scenarios.ts, with commas.`;

const mostRequests = 100_000;
const mostMinutes = 10;
const mostCores = 64;

type Asked = {
  requests: number;
  minutes: number | null;
  seed: number;
  cores: number;
  only: string | undefined;
};

/** @throws UsageFault */
function readArguments(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      full: { type: 'boolean', default: false },
      requests: { type: 'string' },
      minutes: { type: 'string' },
      cores: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const { full, only } = values;
  const number = (text: string, most: number) => {
    const value = Number(text);
    if (!(value > 0 && value <= most)) throw new UsageFault(usage);
    return value;
  };
  return {
    requests: number(values.requests ?? (full ? '100000' : '20000'), mostRequests),
    minutes: values.minutes || full ? number(values.minutes ?? '10', mostMinutes) : null,
    cores: number(values.cores, mostCores),
    seed: number(values.seed, 2 ** 31),
    only,
  };
}

/** Runs the attacks of `test/bomber/` in their long form. */
async function main(args: string[]): Promise<void> {
  const { requests, minutes, cores, seed, only } = readArguments(args);
  await runTestFile(
    { project: 'faults', file: 'test/faults/bomber.test.ts' },
    {
      BOMBER_REQUESTS: String(requests),
      BOMBER_SEED: String(seed),
      BOMBER_CORES: String(cores),
      ...(minutes !== null && { BOMBER_MINUTES: String(minutes) }),
      ...(only && { BOMBER_ONLY: only }),
    },
  );
}

await runCommand(usage, () => main(process.argv.slice(2)));
