import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chosenFolders, contentFolder } from './content-folder.ts';
import { loadDotEnv } from './environment.ts';
import { ensureBuilt } from './freshness.ts';

/** Builds what has changed and opens the help centre on this machine. */
loadDotEnv();
const { bundle } = await ensureBuilt(contentFolder()).catch((fault: unknown) => {
  const former = chosenFolders();
  if (!existsSync(former.bundle)) throw fault;
  console.error('  The build failed, so the last good one is opened. Mend what is named above.');
  return former;
});
await import(pathToFileURL(bundle).href);
