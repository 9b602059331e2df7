import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Catalog } from '../articles/catalog.ts';
import { planFiles } from './file-plan.ts';

/** Lays the cards of previews beside the pages once these are there. Without an origin nothing names them. */
export function sharing(content: string, catalog: Catalog, origin?: string): AstroIntegration {
  let root = '';
  return {
    name: 'pasokh-sharing',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (origin === undefined) return;
        const plan = planFiles(catalog);
        if (!plan.twins)
          logger.warn('Left out pictures for previews and Markdown twins: too many files.');
        else if (!plan.cards) logger.warn('Left out pictures for previews: too many files.');
        if (!plan.cards) return;
        const { writeCards } = await import('./write-cards.node.ts');
        const site = fileURLToPath(dir);
        const started = process.cpuUsage();
        const { all, drawn } = await writeCards({
          catalog,
          content,
          root,
          site,
          origin: new URL(origin),
        });
        const { user, system } = process.cpuUsage(started);
        const ms = Math.round((user + system) / 1000);
        if (drawn > 0)
          console.log(`  Drew ${drawn} of ${all} pictures for previews, ${ms} ms of CPU`);
      },
    },
  };
}
