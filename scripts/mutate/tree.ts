import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { type Mutant, mutate } from './mutant.ts';

/** The files of the project as one who works on it has them, none that git ignores. */
export async function projectFiles(root: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout.split('\0').filter((name) => name !== '');
}

/** Copies these files into a folder that has the packages of the project; what lay there before goes. */
export async function copyTree(root: string, folder: string, files: readonly string[]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of files)
    await cp(join(root, file), join(folder, file)).catch((fault: NodeJS.ErrnoException) => {
      // Deleted, and still in the index of git.
      if (fault.code !== 'ENOENT') throw fault;
    });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
}

/** Runs `work` while the copy in `folder` has this mutant. */
export async function withMutant<Result>(
  folder: string,
  mutant: Mutant,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(folder, mutant.file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, mutate(text, mutant, pathOfGuards(mutant.file)));
  try {
    return await work();
  } finally {
    await writeFile(path, text);
  }
}

/** How a file of the project imports what takes guards away. */
const pathOfGuards = (file: string): string =>
  relative(dirname(file), 'scripts/mutate/without-guards.ts').replaceAll(sep, '/');

/** One hash of these files. */
export async function hashOf(root: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const text = await readFile(join(root, file)).catch(() => '');
    hash.update(`${file}\0`).update(text).update('\0');
  }
  return hash.digest('hex');
}
