import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

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

/** What an address means as something else than a part of a name. */
const notInAddress = /[#?%\p{Cc}]/u;

/** One sentence per file in `content/assets/` that must not be published, for browsers would run or never find it. */
export function assetFaults(content: string): string[] {
  const kinds = Object.keys(types).join(', ');
  return filesIn(content).flatMap((path) => {
    if (mayRun.test(path))
      return `assets/${path}: files of this kind may run code; keep ${kinds} here.`;
    return notInAddress.test(path) ? `assets/${path}: a name holds no #, ? or %.` : [];
  });
}

function filesIn(content: string): string[] {
  const folder = join(content, 'assets');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
}

/** The bytes of a file in `content/assets/` and its MIME type. @throws where it cannot be read. */
export async function readAsset(content: string, path: string) {
  const bytes = new Uint8Array(await readFile(join(content, 'assets', path)));
  return { bytes, type: typeOf(path) ?? 'application/octet-stream' };
}
