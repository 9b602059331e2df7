// How fast the desk is with a million tickets: a seeded database, every list and search, stalls, memory, query plans.
import { parseArgs } from 'node:util';
import { printedRun } from './bench/scale/print-run.ts';
import { runBench } from './bench/scale/run-bench.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `npm run bench:scale -- [--tickets N] [--seed N] [--visits N] [--quiet SECONDS] [--rows N] [--json]

Measures the server on a database of N tickets with five messages each (1,000,000), which is made once and kept in
.cache/scale/. --visits: of each kind (40). --quiet: how long the timer is watched alone (60). --rows: of the exported
table (100,000). --json: all figures, and the plans of statements that scan or sort, for a program.`;

/** @throws UsageFault */
function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const options = { tickets: text, seed: text, visits: text, quiet: text, rows: text };
  const { values } = parseArgs({ args, options: { ...options, json: { type: 'boolean' } } });
  const number = (name: Exclude<keyof typeof values, 'json'>, otherwise: number) => {
    const given = values[name];
    if (given === undefined) return otherwise;
    const value = Number(given.replace(/[,_]/g, ''));
    if (!Number.isSafeInteger(value) || value < 1)
      throw new UsageFault(
        `--${name} takes a whole number of at least 1, not "${given}".\n${usage}`,
      );
    return value;
  };
  return {
    isJson: values.json ?? false,
    plan: {
      tickets: number('tickets', 1_000_000),
      seed: number('seed', 1),
      visits: number('visits', 40),
      quietSeconds: number('quiet', 60),
      exportedRows: number('rows', 100_000),
    },
  };
}

await runCommand(usage, async () => {
  const { isJson, plan } = readArguments(process.argv.slice(2));
  const began = performance.now();
  const say = (what: string) =>
    console.error(`${((performance.now() - began) / 1_000).toFixed(1)} s: ${what}`);
  const run = await runBench(plan, say);
  console.log(isJson ? JSON.stringify(run, null, 1) : printedRun(run));
});
