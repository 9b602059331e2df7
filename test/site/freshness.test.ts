import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hashOfInputs } from '../../scripts/build/inputs.ts';

it('a build is made anew when content or the origin changes, and only then', async () => {
  const content = await mkdtemp(join(tmpdir(), 'pasokh-inputs-'));
  onTestFinished(() => rm(content, { recursive: true, force: true }));
  await writeFile(join(content, 'article.md'), 'one');
  const here = { PUBLIC_ORIGIN: 'https://help.narenj.example' };
  const first = await hashOfInputs(content, here);
  expect(await hashOfInputs(content, { ...here, PATH: '/elsewhere' })).toBe(first);
  expect(await hashOfInputs(content, { PUBLIC_ORIGIN: 'https://ask.narenj.example' })).not.toBe(
    first,
  );
  await writeFile(join(content, 'article.md'), 'two');
  expect(await hashOfInputs(content, here)).not.toBe(first);
});
