import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
};

/** Cameras and scanners write `.JPG`. */
const typeOf = (path: string) => types[extname(path).toLowerCase()];

/** What browsers would run or load as a page: on our origin it could read a signed-in person's data. */
const mayRun = /\.(?:x?html?|m?js|xml|xslt?|swf|wasm)$/i;

/** Paths of the files in `content/assets/` that pages may show; others stay unpublished. */
export function assetsIn(content: string): string[] {
  return filesIn(content).filter((path) => typeOf(path) !== undefined);
}

/** One sentence per file in `content/assets/` that must not be published, for browsers would run it. */
export function assetFaults(content: string): string[] {
  const kinds = Object.keys(types).join(', ');
  return filesIn(content)
    .filter((path) => mayRun.test(path))
    .map((path) => `assets/${path}: files of this kind may run code; keep ${kinds} here.`);
}

function filesIn(content: string): string[] {
  const folder = join(content, 'assets');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
}

/** The bytes of a file in `content/assets/` and its MIME type. @throws where it cannot be read. */
export async function readAsset(content: string, path: string) {
  const bytes = new Uint8Array(await readFile(join(content, 'assets', path)));
  return { bytes, type: typeOf(path) ?? 'application/octet-stream' };
}
