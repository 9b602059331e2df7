import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Folders, foldersOfContent } from '../worker/foundation/folders.node.ts';
import { hashOfInputs } from './build/inputs.ts';
import { projectFolder } from './content-folder.ts';

/** Written last by a build: the hash of what it was made from. */
export const builtHashFile = ({ server }: Folders) => join(server, 'inputs.sha256');

/** Builds in a process of its own if anything that matters has changed since the last build. */
export async function ensureBuilt(content: string): Promise<Folders> {
  const folders = foldersOfContent(content);
  const built = await readFile(builtHashFile(folders), 'utf8').catch(() => null);
  if (built !== (await hashOfInputs(content))) {
    console.log('  Building the site (once; again only when something changes) …');
    await runNode(['scripts/build.ts', '--content', content]);
  }
  return folders;
}

/** Runs a script of ours to its end. @throws when it fails. */
export function runNode(argv: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd: projectFolder, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${argv[0]} ended with ${code}.`)),
    );
  });
}
