import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** A part of Vazirmatn: some letters of one script of its package, as `subset-font` cuts them. */
export type FontPart = {
  script: 'arabic' | 'latin';
  letters: string;
} & Parameters<typeof subsetFont>[2];

/**
 * The file of a part of Vazirmatn in `.cache/fonts` of the project at `root`. It is made where it is missing, and anew
 * where the package or the part is another one than it was made of: a checkout lives longer than either.
 */
export async function keepFont(root: string, name: string, part: FontPart): Promise<string> {
  const { script, letters, ...options } = part;
  const { resolve } = createRequire(join(root, 'package.json'));
  const source = await readFile(
    resolve(`@fontsource-variable/vazirmatn/files/vazirmatn-${script}-wght-normal.woff2`),
  );
  const file = join(root, '.cache/fonts', name);
  const madeOf = createHash('sha256').update(JSON.stringify(part)).update(source).digest('hex');
  const known = await readFile(`${file}.made-of`, 'utf8').catch(() => null);
  if (known === madeOf && existsSync(file)) return file;
  await mkdir(join(root, '.cache/fonts'), { recursive: true });
  await put(file, await subsetFont(source, letters, options));
  await put(`${file}.made-of`, madeOf);
  return file;
}

/** Two builds may run at once; a rename shows no half-written file to either. */
async function put(file: string, content: Uint8Array | string) {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content);
  await rename(draft, file);
}
