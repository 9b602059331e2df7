import { resolve } from 'node:path';
import { buildSite } from '../../scripts/lib/build/site.ts';

// A process of its own for a build of pages alone: what it sets stays in it.

const [content = '', site = ''] = process.argv.slice(2).map((path) => resolve(path));
await buildSite(content, { site });
