import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { unsettledLunarYears, wordsOfUnsettledYear } from '#shared/settings/unsettled-years.ts';
import { aliasWarnings } from '../src/articles/alias-check.ts';
import { readLibrary } from '../src/articles/library.node.ts';
import { settingsLinkWarnings } from '../src/articles/settings-link-check.ts';
import { checkTemplates } from '../worker/notifications/templates/check-templates.ts';
import { contentFolder, projectFolder } from './lib/content-folder.ts';
import { textServices } from './lib/message-texts.ts';

/** Runs a tool of ours with Node; gives back its whole output and whether it was content. */
function run(name: string, script: string, argv: string[]) {
  return new Promise<{ name: string; output: string; ok: boolean }>((resolve) => {
    const child = spawn(process.execPath, [join(projectFolder, 'node_modules', script), ...argv], {
      cwd: projectFolder,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) =>
      resolve({ name, output: Buffer.concat(chunks).toString(), ok: code === 0 }),
    );
  });
}

function content() {
  try {
    const library = readLibrary(contentFolder());
    const { settings, articles } = library;
    checkTemplates(textServices(settings));
    for (const year of unsettledLunarYears(settings, Date.now()))
      console.log(`warn ${wordsOfUnsettledYear(year)}`);
    for (const warning of settingsLinkWarnings(library)) console.log(`warn ${warning}`);
    for (const warning of aliasWarnings(articles)) console.log(`warn ${warning}`);
    return { name: 'content and settings', output: '', ok: true };
  } catch (fault) {
    return { name: 'content and settings', output: String(fault), ok: false };
  }
}

/** Format and lint, types of site, worker and tests, what nothing uses, front matter and settings: all at once. */
const results = await Promise.all([
  run('format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  run('types', 'astro/bin/astro.mjs', ['check', '--minimumFailingSeverity', 'warning']),
  run('unused code and packages', 'knip/bin/knip.js', ['--no-progress']),
  run('code that only tests use', 'knip/bin/knip.js', ['--no-progress', '--production']),
  content(),
]);
for (const { name, output, ok } of results) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
  if (!ok) console.log(output);
}
if (results.some(({ ok }) => !ok)) process.exitCode = 1;
