import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How a run of tests ended. `failed` names the first test that did; null for a run that broke off. */
export type Outcome = {
  passed: boolean;
  failed: string | null;
  passedFiles: ReadonlySet<string>;
};

type Report = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

/**
 * Runs test files of the suite `node` in a copy of the project, up to the first failure if `bails`.
 * What takes longer than `withinMs` is stopped, and has not passed.
 */
export async function runTests(
  folder: string,
  files: readonly string[],
  {
    withinMs,
    bails = false,
    environment = {},
  }: { withinMs: number; bails?: boolean; environment?: Record<string, string> },
): Promise<Outcome> {
  const report = join(folder, '.report.json');
  await rm(report, { force: true });
  const child = spawn(
    process.execPath,
    [
      join(folder, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--config', 'scripts/mutate/vitest.config.ts'],
      ...['--reporter', 'json', '--outputFile', report, ...(bails ? ['--bail', '1'] : [])],
      ...files,
    ],
    {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, MUTATE_ORDER: JSON.stringify(files), ...environment },
    },
  );
  const stop = setTimeout(() => child.kill('SIGKILL'), withinMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(stop);
  const { testResults }: Report = JSON.parse(
    await readFile(report, 'utf8').catch(() => '{"testResults":[]}'),
  );
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name.slice(folder.length + 1)} > ${fullName}`),
  );
  return {
    passed: code === 0,
    failed: failures[0] ?? null,
    passedFiles: new Set(
      testResults
        .filter(({ status }) => status === 'passed')
        .map(({ name }) => name.slice(folder.length + 1)),
    ),
  };
}
