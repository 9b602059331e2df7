import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Folders } from '../../worker/foundation/node/folders.node.ts';
import { buildNameOf, findBuild, switchTo } from './build/build-folders.ts';
import { hashOfInputs } from './build/inputs.ts';
import { projectFolder } from './content-folder.ts';
import { BuildFault, PlainFault } from './plain-fault.ts';

/**
 * The build of what is in the content folder and the code now, made by a process of its own where
 * there is none yet. @throws BuildFault when it cannot be made; the current build is the former one then.
 */
export async function ensureBuilt(content: string): Promise<Folders> {
  const base = dirname(content);
  const find = async () => {
    const name = buildNameOf(await hashOfInputs(content));
    const folders = findBuild(base, name);
    if (folders) await switchTo(base, name);
    return folders;
  };
  const found = await find();
  if (found) return found;
  console.log('  Building the site (once; again only when something changes) …');
  await runBuild(content);
  const made = await find();
  if (!made) throw new PlainFault('The content changed again after it was built. Try again.');
  return made;
}

/** As in `npm run build`: hundreds of pages are soon garbage, and collecting it often was a sixth of the computing. */
const flags = ['--max-semi-space-size=64'];

function runBuild(content: string): Promise<void> {
  const argv = [...flags, 'scripts/build.ts', '--content', content];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd: projectFolder, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new BuildFault())));
  });
}
