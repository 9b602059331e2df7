import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashOfInputs } from '../../scripts/lib/build/inputs.ts';
import { buildSite } from '../../scripts/lib/build/site.ts';
import { buildCatalog } from '../../src/articles/catalog.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { shareCatalog } from '../../src/articles/shared-catalog.node.ts';

// A process of its own for a build of pages alone: what it sets stays in it. A third argument names an article that somebody
// adds a sentence to when the content was read and its pages are not rendered yet.

const [content = '', site = '', changed] = process.argv.slice(2).map((path) => resolve(path));
const hash = await hashOfInputs(content);
if (changed) {
  shareCatalog(content, buildCatalog(readLibrary(content)));
  appendFileSync(changed, '\nA sentence added meanwhile.\n');
}
await buildSite(content, { site }, async () => (await hashOfInputs(content)) === hash);
