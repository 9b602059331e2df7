import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ContentFault, readLibrary } from '../articles/library.node.ts';
import { markdownFeatures } from '../articles/markdown.ts';
import { policyDirective } from '../articles/policy-directive.ts';
import { refuseRawHtml } from '../articles/refuse-raw-html.ts';
import { accentStyles } from '../styles/accent.ts';
import { makeFont } from '../styles/font.node.ts';

const accentId = 'virtual:pasokh/accent.css';

/**
 * Joins the content folder to Astro: refuses to build with faults in it, prints policies, brings
 * the organisation's colour and the font. Stands before Starlight, which takes unknown directives.
 */
export function pasokh(folder: string): AstroIntegration {
  const faults: string[] = [];
  return {
    name: 'pasokh',
    hooks: {
      'astro:config:setup': async ({ config, command, updateConfig, addWatchFile }) => {
        const { settings } = readLibrary(folder);
        addWatchFile(`${folder}/settings.json`);
        await makeFont(fileURLToPath(config.root));
        // Rendered articles are kept by their text alone; a policy changes without it.
        if (command === 'build')
          rmSync(new URL('data-store.json', config.cacheDir), { force: true });
        const { options } = config.markdown.processor as unknown as {
          options: { mdastPlugins: unknown[]; features: object };
        };
        Object.assign(options.features, markdownFeatures);
        options.mdastPlugins.push(refuseRawHtml(faults), policyDirective(settings.policies));
        updateConfig({ vite: { plugins: [accent(settings.brand.accent), ownStyles] } });
      },
      'astro:build:start': () => {
        if (faults.length > 0) throw new ContentFault(faults);
      },
    },
  };
}

const accent = (colours: { light: string; dark: string }) => ({
  name: 'pasokh-accent',
  resolveId: (id: string) => (id === accentId ? `\0${accentId}` : undefined),
  load: (id: string) => (id === `\0${accentId}` ? accentStyles(colours) : undefined),
});

const starlightPage = /@astrojs\/starlight\/dist\/components\/Page\.astro$/;
const stockStyles = [
  /^import '\.\.\/style\/.*;$/gm,
  /^import 'virtual:starlight\/optional-css';$/gm,
  /^import printHref .*;$/gm,
  /<style>.*?<\/style>/gs,
  /<script src="[^"]*SidebarPersistState"><\/script>/g,
  /<link rel="stylesheet" href=\{printHref\}[^>]*>/g,
];

// Our styles say all that Starlight's would, so readers need not fetch both.
const ownStyles = {
  name: 'pasokh-own-styles',
  enforce: 'pre' as const,
  async load(id: string) {
    if (!starlightPage.test(id)) return undefined;
    const stock = await readFile(id, 'utf8');
    return stockStyles.reduce((page, part) => {
      if (page.search(part) < 0) throw new Error(`Starlight's page has no ${part} any more.`);
      return page.replace(part, '');
    }, stock);
  },
};
