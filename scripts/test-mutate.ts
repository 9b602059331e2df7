import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from './lib/content-folder.ts';
import { PlainFault, printFault, UsageFault } from './lib/plain-fault.ts';
import { equivalents } from './mutate/equivalent.ts';
import { findMutants } from './mutate/find.ts';
import type { Mutant } from './mutate/mutant.ts';
import { learnReach, type Reaches, testsOf } from './mutate/reach.ts';
import { copyTree, projectFiles, withMutant } from './mutate/tree.ts';
import { runTests } from './mutate/vitest.ts';

const usage = `npm run test:mutate -- [--list] [--only PART]

Takes out each guard and each condition of what the worker writes, one at a time, and demands that
a test of the suite \`node\` fails. --only takes those of files with PART in their path; --list
names them and runs nothing.`;

const cache = join(projectFolder, '.cache/mutate');
/** For all tests of one mutant: some mutants wait for what never comes. */
const withinMs = 5 * 60_000;

async function main(args: readonly string[]): Promise<void> {
  const { list, only } = readArguments(args);
  const all = findMutants(projectFolder);
  refuseStale(all);
  const mutants = all.filter(({ file }) => file.includes(only));
  if (mutants.length === 0) throw new PlainFault(`Nothing is taken out of files with “${only}”.`);
  if (list) {
    for (const mutant of mutants) console.log(describe(mutant));
    console.log(`\n${mutants.length} mutants`);
    return;
  }
  await mkdir(cache, { recursive: true });
  console.log(`${mutants.length} mutants; learning which tests reach them …`);
  const reaches = await learnReach(projectFolder, cache, all, availableParallelism());
  const verdicts = await judgeAll(mutants, reaches);
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const equivalent = count('equivalent');
  console.log(
    `\n${mutants.length} mutants, ${count('killed')} killed, ${count('survived')} survived` +
      (equivalent > 0 ? `, ${equivalent} equivalent` : ''),
  );
  process.exitCode = count('survived') > 0 ? 1 : 0;
}

function readArguments(args: readonly string[]): { list: boolean; only: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { list: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
    });
    return values;
  } catch {
    throw new UsageFault(usage);
  }
}

const describe = ({ file, line, kind, removed }: Mutant): string =>
  `${file}:${line} ${kind}: ${removed}`;

type Verdict = 'killed' | 'survived' | 'equivalent';

/** As many at a time as there are cores, each in a copy of the project of its own. */
async function judgeAll(mutants: readonly Mutant[], reaches: Reaches): Promise<Verdict[]> {
  const files = await projectFiles(projectFolder);
  const queue = [...mutants];
  const verdicts: Verdict[] = [];
  const work = async (folder: string) => {
    await copyTree(projectFolder, folder, files);
    for (let mutant = queue.shift(); mutant; mutant = queue.shift())
      verdicts.push(await judge(folder, mutant, reaches));
  };
  await Promise.all(
    Array.from({ length: availableParallelism() }, (_, i) => work(join(cache, `copy-${i + 1}`))),
  );
  return verdicts;
}

async function judge(folder: string, mutant: Mutant, reaches: Reaches): Promise<Verdict> {
  const known = equivalents.find(isOf(mutant));
  if (known) {
    console.log(`equivalent ${describe(mutant)}\n           ${known.reason}`);
    return 'equivalent';
  }
  const tests = testsOf(mutant, reaches);
  if (tests.length === 0) {
    console.log(`survived   ${describe(mutant)}\n           no test reaches it`);
    return 'survived';
  }
  const { passed, failed } = await withMutant(folder, mutant, () =>
    runTests(folder, tests, { withinMs, bails: true }),
  );
  const by = passed ? `${tests.length} test files reach it` : (failed ?? 'a run that broke off');
  console.log(`${passed ? 'survived' : 'killed  '}   ${describe(mutant)}\n           ${by}`);
  return passed ? 'survived' : 'killed';
}

const isOf =
  ({ file, removed }: Mutant) =>
  (equivalent: { file: string; removed: string }) =>
    equivalent.file === file && equivalent.removed === removed;

/** @throws PlainFault where an equivalent mutant is named that is no mutant any more. */
function refuseStale(mutants: readonly Mutant[]): void {
  const stale = equivalents.filter(
    ({ file, removed }) => !mutants.some((mutant) => isOf(mutant)({ file, removed })),
  );
  if (stale.length > 0)
    throw new PlainFault(
      `scripts/mutate/equivalent.ts names what is no mutant: ${stale.map(({ removed }) => removed).join('; ')}`,
    );
}

await main(process.argv.slice(2)).catch(printFault);
