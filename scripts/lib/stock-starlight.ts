import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectFolder } from './content-folder.ts';

// Starlight as its own guide sets it up: none of our components, plugins or style sheets.
const files = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { '@astrojs/starlight': '*', astro: '*' },
  }),
  'src/content.config.ts': `
    import { defineCollection } from 'astro:content';
    import { docsLoader } from '@astrojs/starlight/loaders';
    import { docsSchema } from '@astrojs/starlight/schema';
    export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };`,
};

const configOf = (options: string) => `
  import starlight from '@astrojs/starlight';
  export default {
    integrations: [
      starlight({
        title: 'Stock',
        locales: { root: { label: 'فارسی', lang: 'fa', dir: 'rtl' } },
        ${options}
      }),
    ],
  };`;

/**
 * Lays out a project of stock Starlight with the articles and pictures of a content folder, below our own folder, where it
 * finds the packages that are installed. `options` are more of Starlight's, as JavaScript. @returns its folder, which
 * `astro build` builds and the caller removes.
 */
export async function layStockProject(content: string, options = ''): Promise<string> {
  const cache = join(projectFolder, '.cache');
  await mkdir(cache, { recursive: true });
  const project = await mkdtemp(join(cache, 'stock-starlight-'));
  for (const [name, text] of Object.entries({ ...files, 'astro.config.mjs': configOf(options) })) {
    await mkdir(dirname(join(project, name)), { recursive: true });
    await writeFile(join(project, name), text);
  }
  const docs = join(project, 'src/content/docs');
  await cp(content, docs, { recursive: true });
  const names = await readdir(docs, { recursive: true });
  // Its loader takes whatever has one of its endings, and JSON is none of them.
  for (const name of names.filter((one) => /(?:^|[\\/])README\.md$/.test(one)))
    await rm(join(docs, name));
  await rm(join(docs, 'assets'), { recursive: true, force: true });
  return project;
}
