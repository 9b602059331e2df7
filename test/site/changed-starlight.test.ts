import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { article, category, writeContent } from './content.ts';

const run = promisify(execFile);

// Our own configuration, and a Starlight whose heading links have another class.
const changed = `
  import config from './astro.config.mjs';
  const otherClass = {
    name: 'other-class',
    element: {
      filter: ['a'],
      visit: (node, context) => {
        if (node.properties.class === 'sl-anchor-link')
          context.setProperty(node, 'class', 'sl-heading-link');
      },
    },
  };
  const addOtherClass = ({ config }) => void config.markdown.processor.options.hastPlugins.push(otherClass);
  config.integrations.push({ name: 'changed', hooks: { 'astro:config:setup': addOtherClass } });
  export default config;`;

/**
 * Builds some content with a configuration beside our own, in a copy: two builds in one folder disturb
 * each other. @returns what the build says, a page, and the styles.
 */
async function built(configuration: string) {
  // Below our own folder, where it finds the packages that are installed.
  mkdirSync('.cache', { recursive: true });
  const project = mkdtempSync(resolve('.cache/changed-starlight-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  for (const name of ['src', 'tsconfig.json', 'package.json', 'astro.config.mjs'])
    cpSync(name, join(project, name), { recursive: true });
  writeFileSync(join(project, 'changed.config.mjs'), configuration);
  // Beside it, for Astro moves files from its own folder to that of the site, which must be on one disk.
  const content = join(project, 'content');
  writeContent(content, {
    'orders/category.json': category('سفارش'),
    'orders/cancel.md': article({}, 'متن\n\n## بخش\n\nمتن'),
  });
  const { stdout, stderr } = await run(
    process.execPath,
    [resolve('node_modules/astro/bin/astro.mjs'), 'build', '--config', 'changed.config.mjs'],
    {
      cwd: project,
      env: { ...bareEnvironment, ASTRO_TELEMETRY_DISABLED: '1', PASOKH_CONTENT: content },
    },
  );
  const site = join(dirname(content), 'dist/site');
  const sheets = readdirSync(join(site, '_astro')).filter((name) => name.endsWith('.css'));
  return {
    said: stdout + stderr,
    html: readFileSync(join(site, 'orders/cancel/index.html'), 'utf8'),
    css: sheets.map((name) => readFileSync(join(site, '_astro', name), 'utf8')).join('\n'),
  };
}

it('goes on with the styles of a Starlight whose markup has changed, and warns of the class', async () => {
  const { said, html, css } = await built(changed);
  expect(said.match(/\[WARN\].*/g)).toEqual([
    "[WARN] [pasokh-stock-styles] Starlight's markup of articles lacks .sl-anchor-link, which " +
      'src/starlight/stock-markup.css styles; pages keep the styles of Starlight.',
  ]);
  expect(html).toContain('class="sl-heading-link" href="#بخش"');
  expect(html).toContain('class="prose sl-markdown-content"');
  expect(css).toContain('@layer starlight.');
  expect(css).toContain('--sl-color-white:var(--ink)');
}, 120_000);
