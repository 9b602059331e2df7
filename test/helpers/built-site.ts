import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

const run = promisify(execFile);

/** Builds the pages of a content folder (no server) into the `dist` beside it. */
export async function buildPages(content: string): Promise<BuiltPages> {
  const site = resolve(content, '../dist/site');
  await run(process.execPath, ['test/helpers/build-site.process.ts', content, site]).catch(
    ({ stdout, stderr }) => {
      throw new Error(`The build failed:\n${stdout}\n${stderr}`);
    },
  );
  return pagesIn(site);
}

/** Reads built pages and what they load. */
function pagesIn(folder: string) {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const fileOf = (address: string) =>
    address.endsWith('/') ? `${address}index.html` : address.replace(/[?#].*/, '');
  return {
    folder,
    html: (address: string) => read(fileOf(address)),
    has: (address: string) => existsSync(join(folder, fileOf(address))),
    /** Every HTML file, by its path. */
    all: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.html'))
        .map((path) => ({ path: `/${path.replaceAll('\\', '/')}`, html: read(path) })),
    brotliSize: (address: string) =>
      brotliCompressSync(readFileSync(join(folder, fileOf(address)))).length,
  };
}

export type BuiltPages = ReturnType<typeof pagesIn>;

/** The text a reader sees, without marks. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
