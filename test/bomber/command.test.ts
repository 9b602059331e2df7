import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';

const run = (...argv: string[]) =>
  new Promise<{ code: number; text: string }>((resolve) =>
    execFile(process.execPath, ['scripts/test-bomber.ts', ...argv], (fault, stdout, stderr) =>
      resolve({ code: Number(fault?.code ?? 0), text: stdout + stderr }),
    ),
  );

it.each([
  { argv: ['--ful'] },
  { argv: ['--requests'] },
  { argv: ['--cores', '0'] },
  { argv: ['--requests', '100001'] },
])('npm run test:bomber says how it is called: $argv', async ({ argv }) => {
  const { code, text } = await run(...argv);
  expect(code).toBe(1);
  expect(text).toContain('npm run test:bomber -- [--full]');
  expect(text).not.toMatch(/\n\s+at /);
});
