import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bareEnvironment } from '../helpers/bare-environment.ts';

const run = promisify(execFile);

const saidBy = (command: string, ...words: string[]) =>
  run(process.execPath, [`scripts/${command}.ts`, ...words], { env: bareEnvironment }).then(
    () => ({ code: 0, said: '' }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  );

describe('a command that prints a list', () => {
  it.each([
    ['search-misses', 'extra'],
    ['search-misses', '--content'],
    ['search-clicks', '--weeks', '3'],
    ['feedback-list', 'extra'],
  ])('%s refuses %s in a sentence', async (command, ...words) => {
    const { code, said } = await saidBy(command, ...words);
    expect(code).toBe(1);
    expect(said).toContain(words[0]);
    expect(said).not.toMatch(/^ +at /m);
  });
});
