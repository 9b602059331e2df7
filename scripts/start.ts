import { pathToFileURL } from 'node:url';
import { contentFolder } from './content-folder.ts';
import { loadDotEnv } from './environment.ts';
import { ensureBuilt } from './freshness.ts';

/** Builds what has changed and opens the help centre on this machine. */
loadDotEnv();
const { bundle } = await ensureBuilt(contentFolder());
await import(pathToFileURL(bundle).href);
