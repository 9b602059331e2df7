// CPU, time and peak memory of the build: of the articles as they are, of 1,000 and 3,000 generated ones, beside stock
// Starlight on the same content, and of a second build after one article changed.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { changeOneArticle, generateContent } from './bench/build/generate-content.ts';
import { type Cost, measureProcess } from './bench/build/measure-process.ts';
import { contentFolder, projectFolder } from './lib/content-folder.ts';
import { layStockProject } from './lib/stock-starlight.ts';

const counts = (process.env.BENCH_ARTICLES ?? '1000,3000').split(',').map(Number);
const flags = ['--max-semi-space-size=64'];
const bare = 'pagefind: false, expressiveCode: false, sidebar: [{ label: "x", link: "/x/" }],';

function report(name: string, { cpuSeconds, wallSeconds, peakMiB }: Cost, stock?: Cost) {
  const ratio = stock ? `, ${(cpuSeconds / stock.cpuSeconds).toFixed(2)}× the CPU of stock` : '';
  console.log(
    `${name}: ${cpuSeconds.toFixed(1)} s of CPU, ${wallSeconds.toFixed(1)} s, ` +
      `peak ${Math.round(peakMiB)} MiB${ratio}`,
  );
}

const build = (content: string) =>
  measureProcess([...flags, join(projectFolder, 'scripts/build.ts'), '--content', content], {
    cwd: projectFolder,
  });

async function buildStock(content: string, options?: string): Promise<Cost> {
  const project = await layStockProject(content, options);
  try {
    return await measureProcess(
      [resolve(projectFolder, 'node_modules/astro/bin/astro.mjs'), 'build'],
      {
        cwd: project,
        env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
      },
    );
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

/**
 * Builds pages, bundles and compressed copies from nothing. Pictures for previews, which are drawn once in the life of a title, the
 * font and compiled modules of Node stay.
 */
async function buildAnew(content: string, site: string): Promise<Cost> {
  await rm(join(site, 'dist'), { recursive: true, force: true });
  for (const kept of ['kept-sites', 'bundles', 'compressed'])
    await rm(join(projectFolder, '.cache', kept), { recursive: true, force: true });
  return build(content);
}

async function measure(count: number) {
  const site = await mkdtemp(join(tmpdir(), 'pasokh-build-'));
  const content = join(site, 'content');
  try {
    await generateContent(contentFolder(), content, count);
    await build(content);
    const stock = await buildStock(content);
    report(`${count} articles, stock Starlight`, stock);
    report(
      `${count} articles, stock Starlight without sidebar and search`,
      await buildStock(content, bare),
      stock,
    );
    report(`${count} articles`, await buildAnew(content, site), stock);
    await changeOneArticle(content);
    report(`${count} articles, one of them changed`, await build(content), stock);
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

console.log(
  `Load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
);
for (const count of counts) await measure(count);
