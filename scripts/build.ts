import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { contentFolder, projectFolder } from './lib/content-folder.ts';
import { loadDotEnv } from './lib/environment.ts';
import { printFault } from './lib/plain-fault.ts';

loadDotEnv();
// To take the types out of our modules and to compile those of Astro was a second of each build.
enableCompileCache(join(projectFolder, '.cache/compiled'));
const { publish } = await import('./lib/build/publish.ts');
await publish(contentFolder()).catch(printFault);
