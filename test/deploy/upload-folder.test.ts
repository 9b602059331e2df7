import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HashedFiles, writeHashedFiles } from '../../scripts/lib/deploy/hashed-files.ts';
import { readLiveFile, readLiveList } from '../../scripts/lib/deploy/live-site.ts';
import {
  filesToSend,
  layEarlierFiles,
  layHashedFiles,
  laySite,
} from '../../scripts/lib/deploy/upload-folder.ts';

async function folderWith(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-upload-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const entryOf = (text: string) => ({
  etag: createHash('sha256').update(text).digest('base64url').slice(0, 22),
  size: Buffer.byteLength(text),
  leftAt: '2026-11-20T00:00:00.000Z',
});

type Answer = { status: number; text?: string; headers?: Record<string, string> };

/** A live site that has these answers; every other path is 404. */
async function liveSite(answers: Record<string, Answer | Answer[]>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '');
    asked.push(path);
    const told = answers[path] ?? { status: 404, text: 'نیست' };
    const answer = Array.isArray(told) ? (told.shift() ?? { status: 500 }) : told;
    response.writeHead(answer.status, answer.headers).end(answer.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('the list of the live site', () => {
  const files: HashedFiles = { '/_astro/a.B.js': entryOf('a') };
  const right = { status: 200, text: writeHashedFiles(files) };
  const ask = async (answer: Answer | Answer[]) =>
    readLiveList((await liveSite({ '/hashed-files.json': answer, '/elsewhere': right })).origin, 1);

  it('is taken as it is', async () => {
    expect(await ask(right)).toEqual({ kind: 'list', files });
  });

  it('is none where the site knows no such address', async () => {
    expect(await ask({ status: 404, text: '<!doctype html>' })).toEqual({ kind: 'none' });
  });

  it.each<[string, Answer]>([
    ['a page of sign-in', { status: 200, text: '<!doctype html>' }],
    ['half of a list', { status: 200, text: right.text.slice(0, 40) }],
    ['a refusal', { status: 403, text: 'blocked' }],
    ['a redirect', { status: 302, headers: { Location: '/elsewhere' } }],
    ['more than a list can be', { status: 200, text: `"${'x'.repeat(17_000_000)}"` }],
  ])('is a fault where it is %s', async (_, answer) => {
    expect(await ask(answer)).toMatchObject({ kind: 'fault' });
  });

  it('is asked for again after a fault of the moment, three times in all', async () => {
    expect(await ask([{ status: 503 }, { status: 429 }, right])).toMatchObject({ kind: 'list' });
    expect(await ask([{ status: 503 }, { status: 503 }, { status: 503 }, right])).toEqual({
      kind: 'fault',
      reason: 'it answers 503',
    });
  });

  it('is a fault where nothing answers', async () => {
    const { origin } = await liveSite({});
    const nobody = origin.replace(/\d+$/, '1');
    expect(await readLiveList(nobody, 1)).toMatchObject({ kind: 'fault' });
  });
});

describe('a hashed file of the live site', () => {
  it('is taken only if its content has the listed hash and size', async () => {
    const path = '/_astro/a.B.js';
    const take = async (answer: Answer) =>
      readLiveFile((await liveSite({ [path]: answer })).origin, path, entryOf('right'), 1);
    expect(String(await take({ status: 200, text: 'right' }))).toBe('right');
    expect(await take({ status: 200, text: 'wrong' })).toBeNull();
    expect(await take({ status: 200, text: 'right and more' })).toBeNull();
    expect(await take({ status: 200, text: '' })).toBeNull();
    expect(await take({ status: 206, text: 'right' })).toBeNull();
    expect(await take({ status: 404 })).toBeNull();
  });
});

describe('the folder that is sent', () => {
  const built = {
    'index.html': '<p>',
    'index.html.br': 'b',
    'index.html.gz': 'g',
    '_astro/new.A.js': 'new',
    _headers: '/*',
    '.assetsignore': '*.br',
  };

  it('holds every file of the site but the copies for our own server', async () => {
    const site = await folderWith(built);
    const upload = await folderWith({});
    await laySite(site, upload);
    expect(await readFile(join(upload, '_astro/new.A.js'), 'utf8')).toBe('new');
    expect(await readFile(join(upload, '_headers'), 'utf8')).toBe('/*');
    await expect(stat(join(upload, 'index.html.br'))).rejects.toThrow('ENOENT');
    // `_headers` and `.assetsignore` are no assets; the list of hashed files is one.
    expect(new Set(Object.keys(await filesToSend(site)))).toEqual(
      new Set(['/_astro/new.A.js', '/hashed-files.json', '/index.html']),
    );
  });

  it('takes earlier files from builds on this machine or from the live site, whole or not at all', async () => {
    const site = await folderWith({ ...built, '_astro/taken.A.js': 'of the build' });
    const former = await folderWith({ '_astro/here.A.js': 'here', '_astro/spoilt.A.js': 'spoilt' });
    const { origin, asked } = await liveSite({
      '/_astro/there.A.js': { status: 200, text: 'there' },
      '/_astro/spoilt.A.js': { status: 200, text: 'whole' },
      '/_astro/forged.A.js': { status: 200, text: 'alert()' },
      '/_astro/تصویر.A.webp': { status: 200, text: 'picture' },
      '/_astro/taken.A.js': { status: 200, text: 'taken' },
    });
    const upload = await folderWith({});
    await laySite(site, upload);
    const lost = await layEarlierFiles(
      {
        '/_astro/here.A.js': entryOf('here'),
        '/_astro/there.A.js': entryOf('there'),
        '/_astro/spoilt.A.js': entryOf('whole'),
        '/_astro/forged.A.js': entryOf('right'),
        '/_astro/gone.A.js': entryOf('gone'),
        '/_astro/تصویر.A.webp': entryOf('picture'),
        '/_astro/taken.A.js': entryOf('taken'),
      },
      { sites: [former], origin },
      upload,
    );
    expect(lost).toEqual(['/_astro/forged.A.js', '/_astro/gone.A.js', '/_astro/taken.A.js']);
    const text = (path: string) => readFile(join(upload, path), 'utf8');
    expect(await text('_astro/here.A.js')).toBe('here');
    expect(await text('_astro/there.A.js')).toBe('there');
    expect(await text('_astro/spoilt.A.js')).toBe('whole');
    expect(await text('_astro/تصویر.A.webp')).toBe('picture');
    expect(await text('_astro/taken.A.js')).toBe('of the build');
    await expect(text('_astro/forged.A.js')).rejects.toThrow('ENOENT');
    expect(asked).not.toContain('/_astro/here.A.js');
  });

  it('refuses to lose files for a live site that stopped answering', async () => {
    const broken = { status: 502 };
    const { origin } = await liveSite({ '/_astro/a.A.js': broken });
    const files = { '/_astro/a.A.js': entryOf('a') };
    await expect(
      layEarlierFiles(files, { sites: [], origin }, await folderWith({}), 1),
    ).rejects.toThrow(`${origin}/_astro/a.A.js cannot be downloaded`);
  });

  it('asks for nothing more once one file is refused, so that the folder can go', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `/_astro/a${n}.A.js`);
    const { origin, asked } = await liveSite({
      ...Object.fromEntries(names.map((name) => [name, { status: 200, text: 'a' }])),
      '/_astro/a0.A.js': { status: 502 },
    });
    const files = Object.fromEntries(names.map((name) => [name, entryOf('a')]));
    const upload = await folderWith({});
    await expect(layEarlierFiles(files, { sites: [], origin }, upload, 1)).rejects.toThrow();
    const askedBefore = asked.length;
    await rm(upload, { recursive: true });
    await new Promise((wake) => setTimeout(wake, 100));
    expect(asked).toHaveLength(askedBefore);
    await expect(stat(upload)).rejects.toThrow('ENOENT');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is gone after %s', async (signal) => {
    const module = join(process.cwd(), 'scripts/lib/deploy/upload-folder.ts');
    const code = `
      import { withUploadFolder } from ${JSON.stringify(module)};
      await withUploadFolder(async (folder) => {
        console.log(folder);
        await new Promise((wake) => setTimeout(wake, 60_000));
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code]);
    const ended = once(child, 'exit');
    const folder = String((await once(child.stdout, 'data'))[0]).trim();
    expect((await stat(folder)).isDirectory()).toBe(true);
    child.kill(signal);
    expect(await ended).toEqual([128 + constants.signals[signal], null]);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('publishes the list without touching the build', async () => {
    const site = await folderWith({ ...built, 'hashed-files.json': 'of the owner' });
    const upload = await folderWith({});
    await laySite(site, upload);
    await layHashedFiles(upload, {});
    expect(await readFile(join(site, 'hashed-files.json'), 'utf8')).toBe('of the owner');
    expect(await readFile(join(upload, 'hashed-files.json'), 'utf8')).toBe(
      '{"version":1,"files":{}}',
    );
  });
});
