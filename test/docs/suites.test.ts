import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandTests, mostSeconds, suites, sweepTests } from '../suites.ts';
import { overBudget, secondsOfSuites } from '../summary-reporter.ts';

const page = readFileSync('docs/CONTRIBUTING.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

/** What vitest reports of one file: these seconds of work in this suite. */
const moduleOf = (name: string, seconds: number) =>
  ({
    project: { name },
    diagnostic: () => ({
      environmentSetupDuration: 0,
      prepareDuration: 0,
      collectDuration: 1_000,
      setupDuration: 0,
      duration: (seconds - 1) * 1_000,
    }),
  }) as unknown as Parameters<typeof secondsOfSuites>[0][number];

describe('the suites of tests', () => {
  it('are listed in CONTRIBUTING as they are, each with its budget', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| (.+) \|$/gm)];
    expect(
      Object.fromEntries(
        rows.map(([, name, seconds, holds]) => [name, { seconds: Number(seconds), holds }]),
      ),
    ).toEqual(suites);
  });

  it('together keep to the time of npm test, and the fast one to a minute', () => {
    const sum = Object.values(suites).reduce((total, { seconds }) => total + seconds, 0);
    expect(sum).toBeLessThanOrEqual(mostSeconds);
    expect(suites.node.seconds).toBeLessThan(60);
    expect(scripts['test:fast']).toMatch(/--project node$/);
  });

  it('are the projects of vitest', () => {
    const configuration = readFileSync('test/vitest.config.ts', 'utf8');
    const projects = [...configuration.matchAll(/\.\.\.suite\('(\w+)'\)/g)].map(([, name]) => name);
    expect(projects).toHaveLength(Object.keys(suites).length);
    expect(new Set(projects)).toEqual(new Set(Object.keys(suites)));
  });

  it('hold files that are there, each in one suite', () => {
    const files = [...commandTests, ...sweepTests];
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
  });

  it('are named by a run that is over their budget, and by no other', () => {
    const modules = [moduleOf('node', 60), moduleOf('node', 60), moduleOf('faults', 10)];
    const taken = secondsOfSuites(modules, 2);
    expect(Object.fromEntries(taken)).toEqual({ node: 60, faults: 5 });
    expect(overBudget(taken)).toEqual([
      `Over its budget: node took 60 s of ${suites.node.seconds} s (docs/CONTRIBUTING.md)`,
    ]);
  });

  it('are run by commands that exist', () => {
    for (const [, name = ''] of page.matchAll(/npm run ([\w:]+)/g))
      expect(scripts, name).toHaveProperty([name]);
  });
});
