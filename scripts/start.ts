import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chosenFolders, contentFolder } from './lib/content-folder.ts';
import { loadDotEnv } from './lib/environment.ts';
import { ensureBuilt } from './lib/freshness.ts';
import { printFault } from './lib/plain-fault.ts';

/** Builds what has changed and opens the help centre on this machine. */
loadDotEnv();
const folders = await ensureBuilt(contentFolder()).catch(formerBuild);
if (folders) await import(pathToFileURL(folders.bundle).href);

/** The build to open where a new one cannot be made; null where there is none. */
function formerBuild(fault: unknown) {
  printFault(fault);
  const former = chosenFolders();
  if (!existsSync(former.bundle)) {
    console.error('  The build failed, and there is no earlier one. Mend what is named above.\n');
    return null;
  }
  console.error('  The build failed, so the last good one is opened. Mend what is named above.\n');
  process.exitCode = 0;
  return former;
}
