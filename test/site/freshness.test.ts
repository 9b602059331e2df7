import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hashOfFrame, hashOfInputs } from '../../scripts/lib/build/inputs.ts';

it('a build is made anew when content, the origin or the plan of the edge changes, and only then', async () => {
  const content = await mkdtemp(join(tmpdir(), 'pasokh-inputs-'));
  onTestFinished(() => rm(content, { recursive: true, force: true }));
  await writeFile(join(content, 'article.md'), 'one');
  const here = { PUBLIC_ORIGIN: 'https://help.narenj.example' };
  const first = await hashOfInputs(content, here);
  expect(await hashOfInputs(content, { ...here, PATH: '/elsewhere' })).toBe(first);
  expect(await hashOfInputs(content, { PUBLIC_ORIGIN: 'https://ask.narenj.example' })).not.toBe(
    first,
  );
  expect(await hashOfInputs(content, { ...here, EDGE_PLAN: 'paid' })).not.toBe(first);
  await writeFile(join(content, 'article.md'), 'two');
  expect(await hashOfInputs(content, here)).not.toBe(first);
});

it('a build is not made anew for what Git notes of a content folder that is a repository', async () => {
  const content = await mkdtemp(join(tmpdir(), 'pasokh-inputs-'));
  onTestFinished(() => rm(content, { recursive: true, force: true }));
  await mkdir(join(content, '.git'));
  const hashes = [await hashOfInputs(content), await hashOfFrame(content)];
  await writeFile(join(content, '.git', 'FETCH_HEAD'), 'one');
  expect([await hashOfInputs(content), await hashOfFrame(content)]).toEqual(hashes);
});

it('a build is made anew when what a link of the content leads to changes', async () => {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-inputs-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const content = join(base, 'content');
  const shared = join(base, 'shared');
  for (const folder of [content, shared]) await mkdir(folder);
  await writeFile(join(shared, 'article.md'), 'one');
  await writeFile(join(base, 'logo.svg'), 'one');
  await symlink(shared, join(content, 'orders'), 'junction');
  await symlink(join(base, 'logo.svg'), join(content, 'logo.svg'));
  await symlink(join(base, 'nowhere'), join(content, 'nowhere'));
  await symlink(content, join(content, 'itself'), 'junction');
  const hashes = [await hashOfInputs(content)];
  for (const changed of [join(shared, 'article.md'), join(base, 'logo.svg')]) {
    await writeFile(changed, 'two');
    hashes.push(await hashOfInputs(content));
  }
  expect(new Set(hashes).size).toBe(3);
});
