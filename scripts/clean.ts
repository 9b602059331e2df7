import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './lib/content-folder.ts';

const organisations = join(projectFolder, 'test/organisations');

/** Removes what builds, tests and tools can make again; never `data/`, nor the builds of content elsewhere. */
const removable = [
  ...['dist', '.cache', '.astro', '.wrangler/tmp'].map((name) => join(projectFolder, name)),
  ...readdirSync(organisations).map((name) => join(organisations, name, 'dist')),
];
await Promise.all(removable.map((path) => rm(path, { recursive: true, force: true })));
