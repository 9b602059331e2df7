import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainFault } from '../lib/plain-fault.ts';
import type { Mutant } from './mutant.ts';
import { withProbes } from './probes.ts';
import { copyTree, hashOf, projectFiles } from './tree.ts';
import { runTests } from './vitest.ts';

const learnWithinMinutes = 30;

/** The mutants that a test file reaches, by their keys; `passes` without any of them. */
type Reach = { mutants: readonly string[]; passes: boolean };

/** By test file. */
export type Reaches = Record<string, Reach>;

/** What is kept between runs: nothing but tests may have changed since `base`. */
type Kept = { base: string; hashes: Record<string, string>; reaches: Reaches };

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** A name for a mutant that no other has. */
const keyOf = ({ file, span, kind }: Mutant): string => `${file}:${span.start}-${span.end}:${kind}`;

/**
 * Learns which test files evaluate what each mutant changes, by a run of each test file by itself;
 * those that have not changed since the last run are not run again.
 */
export async function learnReach(
  root: string,
  cache: string,
  mutants: readonly Mutant[],
  workers: number,
): Promise<Reaches> {
  const files = await projectFiles(root);
  const base = await hashOf(
    root,
    files.filter((file) => !isTest(file) && /^(?:worker|src|test)\//.test(file)),
  );
  const keptPath = join(cache, 'reach.json');
  const kept: Kept | null = await readFile(keptPath, 'utf8').then(JSON.parse, () => null);
  const hashes: Record<string, string> = {};
  for (const file of files.filter(isTest)) hashes[file] = await hashOf(root, [file]);
  const isKnown = (file: string) => kept?.base === base && kept.hashes[file] === hashes[file];
  const changed = Object.keys(hashes).filter((file) => !isKnown(file));
  const reaches: Reaches = Object.fromEntries(
    Object.entries(kept?.reaches ?? {}).filter(([file]) => isKnown(file)),
  );
  if (changed.length > 0) {
    const all = changed.length === Object.keys(hashes).length;
    Object.assign(
      reaches,
      await record(root, cache, mutants, { files, tests: all ? [] : changed, workers }),
    );
    await writeFile(keptPath, JSON.stringify({ base, hashes, reaches } satisfies Kept));
  }
  return reaches;
}

async function record(
  root: string,
  cache: string,
  mutants: readonly Mutant[],
  {
    files,
    tests,
    workers,
  }: { files: readonly string[]; tests: readonly string[]; workers: number },
): Promise<Reaches> {
  const folder = join(cache, 'probed');
  const records = join(cache, 'records');
  await copyTree(root, folder, files);
  await rm(records, { recursive: true, force: true });
  await mkdir(records, { recursive: true });
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const own = mutants
      .map((mutant, number) => ({ mutant, number }))
      .filter(({ mutant }) => mutant.file === file);
    const path = join(folder, file);
    await writeFile(path, withProbes(await readFile(path, 'utf8'), own));
  }
  const { passedFiles } = await runTests(folder, tests, {
    withinMs: learnWithinMinutes * 60_000,
    environment: { MUTATE_RECORDS: records, MUTATE_WORKERS: String(workers) },
  });
  if (passedFiles.size === 0)
    throw new PlainFault(`Learning took over ${learnWithinMinutes} minutes, or no test passed.`);
  const reaches: Reaches = {};
  for (const name of await readdir(records)) {
    const { file, reached }: { file: string; reached: number[] } = JSON.parse(
      await readFile(join(records, name), 'utf8'),
    );
    const test = file.slice(folder.length + 1);
    const keys = reached.flatMap((number) => mutants[number] ?? []).map(keyOf);
    reaches[test] = { mutants: keys, passes: passedFiles.has(test) };
  }
  return reaches;
}

/**
 * The test files that reach a mutant. Those of its feature come first, then those that reach little
 * else: they are about it, and fail sooner than what merely passes by. One that fails without any
 * mutant tells nothing.
 */
export function testsOf(mutant: Mutant, reaches: Reaches): string[] {
  const key = keyOf(mutant);
  const [, feature] = mutant.file.split('/');
  const isElsewhere = (test: string) => (test.startsWith(`test/${feature}/`) ? 0 : 1);
  return Object.entries(reaches)
    .filter(([, { mutants, passes }]) => passes && mutants.includes(key))
    .sort(
      ([one, { mutants }], [other, { mutants: others }]) =>
        isElsewhere(one) - isElsewhere(other) || mutants.length - others.length,
    )
    .map(([test]) => test);
}
