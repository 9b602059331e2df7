import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { contentFolder } from './content-folder.ts';
import { ensureBuilt } from './freshness.ts';

/** Builds what has changed and opens the help centre on this machine. */
if (existsSync('.env')) process.loadEnvFile('.env');
const { bundle } = await ensureBuilt(contentFolder());
await import(pathToFileURL(bundle).href);
