import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
};

/** Paths of the files in `content/assets/` that pages may show; others stay unpublished. */
export function assetsIn(content: string): string[] {
  const folder = join(content, 'assets');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => extname(path) in types);
}

export async function readAsset(content: string, path: string) {
  const bytes = new Uint8Array(await readFile(join(content, 'assets', path)));
  return { bytes, type: types[extname(path)] ?? 'application/octet-stream' };
}
