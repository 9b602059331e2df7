import { defineCollection } from 'astro:content';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { contentFolder } from './articles/content-folder.node.ts';

const { address } = contentFolder(process.cwd());

/**
 * Front matter is checked whole by `articles/` before anything is built; here stands only what
 * Starlight's pages carry.
 */
const pageFacts = z.object({
  /** Which frame a page gets; articles need not say. */
  kind: z
    .enum(['article', 'category', 'home', 'plain', 'form', 'shell', 'desk'])
    .default('article'),
  /** Starlight would print any tag from here. */
  head: z.array(z.never()).default([]),
});

const schemaOf = docsSchema({ extend: pageFacts });
let schema: ReturnType<typeof schemaOf> | undefined;

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: address,
      pattern: ['**/*.md', '!**/README.md', '!**/_*'],
      generateId: ({ entry }) => entry.replace(/\.md$/, ''),
    }),
    // One for all: Starlight would make it anew for each article, for pictures in front matter, which ours has none of.
    schema: (context) => {
      schema ??= schemaOf(context);
      return schema;
    },
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
