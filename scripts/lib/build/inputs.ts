import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { projectFolder } from '../content-folder.ts';

const codeInputs = [
  'src',
  'worker',
  'scripts/lib/build',
  'scripts/build.ts',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Files that an owner may add, served as they are. */
const ownFiles = 'public';

/**
 * One hash over everything a build depends on; equal hash, equal build.
 * @throws Error where the code lacks one of its inputs, for what is not hashed would leave builds stale.
 */
export const hashOfInputs = (content: string, env = process.env): Promise<string> =>
  hashInputs(content, env, () => true);

/**
 * One hash over all of that but articles and categories, and over the runtime: with an equal one, an equal article is an
 * equal page.
 */
export const hashOfFrame = (content: string): Promise<string> =>
  hashInputs(content, process.env, (file) => !/\.md$|[/\\]category\.json$/.test(file), [
    content,
    process.version,
  ]);

async function hashInputs(
  content: string,
  { PUBLIC_ORIGIN = '', EDGE_PLAN = '' }: NodeJS.ProcessEnv,
  isInput: (fileOfContent: string) => boolean,
  more: readonly string[] = [],
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await hashOfCode());
  for (const text of more) hash.update(`${text}\0`);
  // Pages name their own addresses; how many files they may be decides what is made beside them.
  hash.update(`${PUBLIC_ORIGIN}\0${EDGE_PLAN}\0`);
  for (const files of [
    await filesUnder(join(projectFolder, ownFiles)),
    (await filesUnder(content)).filter(isInput),
  ])
    await addFiles(hash, files);
  return hash.digest('hex');
}

/** One hash over the code and its packages. @throws Error where it lacks one of its inputs. */
export async function hashOfCode(): Promise<string> {
  const hash = createHash('sha256');
  for (const files of await Promise.all(codeInputs.map(filesOfCode))) await addFiles(hash, files);
  return hash.digest('hex');
}

async function addFiles(hash: Hash, files: readonly string[]) {
  for (const file of files) {
    hash.update(`${relative(projectFolder, file).split(sep).join('/')}\0`);
    hash.update(await readFile(file));
    hash.update('\0');
  }
}

async function filesOfCode(name: string): Promise<string[]> {
  const files = await filesUnder(join(projectFolder, name));
  if (files.length === 0) throw new Error(`${name} is an input of the build and is not there.`);
  return files;
}

/**
 * Every file under a folder, in a fixed order; the file itself if it is one; nothing if it is not there.
 * Links are followed, as by all that read content. What Git keeps of a content folder changes with each commit and each fetch.
 */
export async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.isFile() ? [path] : [];
  const names = (await readdir(path)).filter((name) => name !== '.git');
  const files = await Promise.all(names.map((name) => filesUnder(join(path, name))));
  return files.flat().sort();
}
