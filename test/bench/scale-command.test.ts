import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { deskViews } from '#shared/contract/desk/inbox.ts';
import { printedRun } from '../../scripts/bench/scale/print-run.ts';
import type { RunResult } from '../../scripts/bench/scale/run-bench.ts';

const run = (...argv: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(
      process.execPath,
      ['scripts/bench-scale.ts', ...argv],
      { maxBuffer: 2 ** 25 },
      (fault, stdout, stderr) => resolve({ code: Number(fault?.code ?? 0), stdout, stderr }),
    ),
  );

it('npm run bench:scale measures every view, the searches, threads, writes and the timer, and explains what was sent', async () => {
  const small = ['--tickets', '2000', '--visits', '1', '--quiet', '1', '--rows', '700', '--json'];
  const { code, stdout, stderr } = await run(...small);
  expect(code, stderr).toBe(0);
  const result = JSON.parse(stdout) as RunResult;
  const names = result.measured.map(({ name }) => name);
  for (const view of deskViews) expect(names).toContain(`view=${view}`);
  expect(names).toContain('view=closed, next page');
  expect(new Set(result.measured.map(({ group }) => group))).toEqual(
    new Set(['views', 'search', 'thread', 'beside', 'customer', 'pulse', 'report', 'writes']),
  );
  for (const { name, p95Ms, cpuP50Ms } of [...result.measured, { name: 'bare', ...result.bare }]) {
    expect(p95Ms, name).toBeGreaterThan(0);
    expect(cpuP50Ms, name).toBeGreaterThan(0);
  }
  expect(result.exported.rows).toBeGreaterThanOrEqual(700);
  expect(result.backupMs).toBeGreaterThan(0);
  expect(result.quiet.count).toBeGreaterThan(10);
  expect(result.rssEndMiB).toBeGreaterThan(50);
  expect(result.statements).toBeGreaterThan(100);
  const printed = printedRun(result);
  expect(printed).toContain('2000 tickets, seed 1');
  expect(printed).toMatch(/^search +order number +1 /m);
});

it.each([{ argv: ['--ticket'] }, { argv: ['--tickets', '0'] }, { argv: ['--visits', 'x'] }])(
  'says how it is called: $argv',
  async ({ argv }) => {
    const { code, stderr } = await run(...argv);
    expect(code).toBe(1);
    expect(stderr).toContain('npm run bench:scale -- [--tickets N]');
    expect(stderr).not.toMatch(/\n\s+at /);
  },
);
