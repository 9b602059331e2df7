import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Workflow = {
  on: Record<string, unknown>;
  jobs: Record<string, { 'runs-on': string; steps: { uses?: string; run?: string }[] }>;
};

const read = (file: string) => readFileSync(file, 'utf8');

describe.each(['.github/workflows/ci.yml', '.forgejo/workflows/ci.yml'])('%s', (file) => {
  it('runs .ci/run and nothing else on each push to main and each pull request', () => {
    const { on, jobs } = parse(read(file)) as Workflow;
    expect(Object.keys(on)).toEqual(['push', 'pull_request']);
    expect(on.push).toEqual({ branches: ['main'] });
    const [job, ...others] = Object.values(jobs);
    expect(others).toEqual([]);
    expect(job?.['runs-on']).toBeTruthy();
    expect(job?.steps.flatMap(({ run }) => run ?? [])).toEqual(['.ci/run']);
    expect(job?.steps[0]?.uses).toMatch(/actions\/checkout@v\d+$/);
  });
});

it('.ci/run can be run, and installs, checks and tests', () => {
  expect(statSync('.ci/run').mode & 0o111).toBe(0o111);
  const commands = read('.ci/run').match(/^npm .+$/gm);
  expect(commands).toEqual(['npm ci', 'npm run check', 'npm test']);
});

it('the Node of .nvmrc, of the workflows and of the package is the same, and engines allows it', () => {
  const { engines, devDependencies } = JSON.parse(read('package.json'));
  const major = read('.nvmrc').trim();
  expect(devDependencies.node).toMatch(new RegExp(`^${major}\\.`));
  expect(engines.node).toContain(`^${major}.`);
  expect(read('.forgejo/workflows/ci.yml')).toContain(`image: node:${major}-`);
});

/** The lowest version of Node 22 that a range of `engines` allows; 0 where it allows each. */
const leastOf22 = (range: string) =>
  Math.min(
    ...range.split('||').map((part) => {
      const [, operator = '', major = '0', minor = '0'] =
        /(\^|>=)?\s*(\d+)(?:\.(\d+))?/.exec(part) ?? [];
      if (Number(major) === 22) return Number(minor);
      return operator === '>=' && Number(major) < 22 ? 0 : Number.POSITIVE_INFINITY;
    }),
  );

it('engines asks for no older Node than the packages do, so that npm ci warns of none', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { engines?: { node?: string }; cpu?: string[] }> & {
      '': { engines: { node: string } };
    };
  };
  const { '': project, ...others } = packages;
  const own = leastOf22(project.engines.node);
  const wanted = Object.entries(others)
    .filter(([, { cpu }]) => cpu?.every((name) => name === 'ia32') !== true)
    .map(([name, { engines }]) => [name, leastOf22(engines?.node ?? '>=0')] as const);
  expect(wanted.filter(([, least]) => least > own)).toEqual([]);
  expect(wanted.some(([, least]) => least === own)).toBe(true);
});
