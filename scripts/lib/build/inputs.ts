import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { projectFolder } from '../content-folder.ts';

const codeInputs = [
  'src',
  'worker',
  'scripts/build',
  'scripts/build.ts',
  'public',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** One hash over everything a build depends on; equal hash, equal build. */
export async function hashOfInputs(
  content: string,
  { PUBLIC_ORIGIN = '' }: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const hash = createHash('sha256');
  // Pages name their own addresses.
  hash.update(`${PUBLIC_ORIGIN}\0`);
  for (const input of [...codeInputs.map((name) => join(projectFolder, name)), content]) {
    for (const file of await filesUnder(input)) {
      hash.update(`${relative(projectFolder, file).split(sep).join('/')}\0`);
      hash.update(await readFile(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Every file under a folder, in a fixed order; the file itself if it is one; nothing if it is not there.
 * Links are followed, as by all that read content.
 */
export async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.isFile() ? [path] : [];
  const names = await readdir(path);
  const files = await Promise.all(names.map((name) => filesUnder(join(path, name))));
  return files.flat().sort();
}
