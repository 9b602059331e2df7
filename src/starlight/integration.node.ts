import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Settings } from '#shared/settings/schema.ts';
import { printComponents } from '../articles/components/print-components.node.ts';
import { isolateNumbers } from '../articles/isolate-numbers.ts';
import { ContentFault } from '../articles/library.node.ts';
import { markdownFeatures } from '../articles/markdown.ts';
import { refuseRawHtml } from '../articles/refuse-raw-html.ts';
import { serveAssets } from '../articles/serve-assets.node.ts';
import { settingsDirective } from '../articles/settings-directive.ts';
import { brandStyles, type Look } from '../styles/brand.ts';
import { makeFont } from '../styles/font.node.ts';

const brandId = 'virtual:pasokh/brand.css';

/**
 * Joins the content folder to Astro: refuses to build with faults in it, prints what settings say, brings
 * the organisation's colours and the font. Stands before Starlight, which takes unknown directives.
 */
export function pasokh(folder: string, settings: Settings): AstroIntegration {
  const faults: string[] = [];
  return {
    name: 'pasokh',
    hooks: {
      'astro:config:setup': async ({
        config,
        command,
        updateConfig,
        addWatchFile,
        injectRoute,
      }) => {
        const address = pathToFileURL(folder);
        addWatchFile(`${folder}/settings.json`);
        await makeFont(fileURLToPath(config.root));
        const { options } = config.markdown.processor;
        if (!takesPlugins(options)) throw new Error("Astro's Markdown processor is not Sätteri.");
        Object.assign(options.features, markdownFeatures);
        options.hastPlugins.push(isolateNumbers());
        options.mdastPlugins.push(
          refuseRawHtml(faults),
          settingsDirective(settings),
          printComponents(settings, address),
        );
        if (command === 'dev')
          injectRoute({ pattern: '/design', entrypoint: './src/pages/_design/Design.astro' });
        updateConfig({ vite: { plugins: [brandSheet(settings.brand)] } });
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/assets', serveAssets(folder));
      },
      'astro:build:start': () => {
        if (faults.length > 0) throw new ContentFault(faults);
      },
    },
  };
}

/** The options of Sätteri, Astro's own processor of Markdown, before articles are read. */
const takesPlugins = (
  options: object,
): options is { mdastPlugins: unknown[]; hastPlugins: unknown[]; features: object } =>
  'mdastPlugins' in options &&
  Array.isArray(options.mdastPlugins) &&
  'hastPlugins' in options &&
  Array.isArray(options.hastPlugins) &&
  'features' in options &&
  typeof options.features === 'object';

const brandSheet = (look: Look) => ({
  name: 'pasokh-brand',
  resolveId: (id: string) => (id === brandId ? `\0${brandId}` : undefined),
  load: (id: string) => (id === `\0${brandId}` ? brandStyles(look) : undefined),
});
