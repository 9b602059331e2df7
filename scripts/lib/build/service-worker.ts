import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { workerAddress } from '../../../src/offline/page-and-worker.ts';
import { isPersonal, type PrecacheManifest } from '../../../src/offline/precache-manifest.ts';
import { cardFolder } from '../../../src/sharing/addresses.ts';
import { projectFolder } from '../content-folder.ts';
import { filesUnder } from './inputs.ts';

/** What a device may hold, uncompressed: some 2,000 answers, a few megabytes on the way there. */
const mostBytes = 24_000_000;
const offlinePage = '/offline/';
const faultPages = new Set(['/404.html', '/500.html', '/shell/']);

type SiteFile = { path: string; bytes: Buffer };

/** Writes the service worker of a built site; it carries the list of what a device may hold. */
export async function writeServiceWorker(site: string) {
  const manifest = choosePrecache(await readSite(site));
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['src/offline/service-worker.browser.ts'],
    outfile: join(site, workerAddress),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    define: { precacheManifest: JSON.stringify(manifest) },
  });
}

async function readSite(site: string): Promise<SiteFile[]> {
  const files = (await filesUnder(site)).map((name) => ({
    name,
    path: `/${relative(site, name).split(sep).join('/')}`.replace(/\/index\.html$/, '/'),
  }));
  return Promise.all(
    files
      .filter(({ path }) => !isForOthers(path))
      .map(async ({ name, path }) => ({ path, bytes: await readFile(name) })),
  );
}

/** Copies for servers, and what only other sites and programs fetch. */
const isForOthers = (path: string) => /\.(?:br|gz|md)$/.test(path) || path.startsWith(cardFolder);

/**
 * Chooses what a device may hold: the shell, every public page, the search index, what the pages
 * load and the images, in that order and until there is enough.
 */
function choosePrecache(site: readonly SiteFile[]): PrecacheManifest {
  const byPath = new Map(site.map((file) => [file.path, file]));
  const byName = new Map(site.map(({ path }) => [basename(path), path]));
  const loadedBy = (paths: readonly string[]) => closure(paths, byPath, byName);
  const pages = site
    .map(({ path }) => path)
    .filter(isPublicPage)
    .sort(shallowFirst);
  const inFolder = (folder: string) => [...byPath.keys()].filter((path) => path.startsWith(folder));
  const shell = [offlinePage, ...loadedBy([offlinePage])];
  const wanted = [
    ...shell,
    ...inFolder('/search-index/'),
    ...pages,
    ...loadedBy(pages),
    ...inFolder('/assets/'),
  ];
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const path of new Set(wanted)) {
    const file = byPath.get(path);
    if (!file || bytes + file.bytes.length > mostBytes) continue;
    bytes += file.bytes.length;
    files[path] = hashOf(file.bytes).slice(0, 10);
  }
  return { build: hashOf(JSON.stringify(files)).slice(0, 16), shell, files };
}

const isPublicPage = (path: string) =>
  /\/$|\.html$/.test(path) && !faultPages.has(path) && !isPersonal(path);

const shallowFirst = (one: string, other: string) =>
  one.split('/').length - other.split('/').length || one.localeCompare(other);

/** All that these files load, and what that loads in turn, known by the names they carry. */
function closure(
  paths: readonly string[],
  byPath: ReadonlyMap<string, SiteFile>,
  byName: ReadonlyMap<string, string>,
): string[] {
  const found = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (!/^$|\.(?:html|css|js)$/.test(extname(path))) continue;
    const text = byPath.get(path)?.bytes.toString() ?? '';
    for (const [name] of text.matchAll(/[\w.-]+\.(?:js|css|woff2|svg)\b/g)) {
      const loaded = byName.get(name);
      if (!loaded || found.has(loaded)) continue;
      found.add(loaded);
      waiting.push(loaded);
    }
  }
  return [...found].sort();
}

const hashOf = (content: Buffer | string) =>
  createHash('sha256').update(content).digest('base64url');
