import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsFault } from '#shared/settings/load.ts';
import { publicSettings } from '#shared/settings/public.ts';
import { ContentFault, readLibrary } from '../src/articles/library.node.ts';
import { foldersOfContent } from '../worker/foundation/folders.node.ts';
import { writeEdgeFiles } from './build/edge-files.ts';
import { listFiles } from './build/file-list.ts';
import { hashOfInputs } from './build/inputs.ts';
import { buildServer, buildWorker } from './build/server.ts';
import { writeServiceWorker } from './build/service-worker.ts';
import { readSettings } from './build/settings.ts';
import { buildSite } from './build/site.ts';
import { contentFolder } from './content-folder.ts';
import { loadDotEnv } from './environment.ts';
import { builtHashFile } from './freshness.ts';

/** Builds site and server of one content folder into the `dist` beside it. */
async function build(content: string) {
  const folders = foldersOfContent(content);
  const hash = await hashOfInputs(content);
  const settings = await readSettings(content);
  readLibrary(content);
  await rm(builtHashFile(folders), { force: true });
  await buildSite(content, folders);
  await buildServer(folders);
  await writeFile(join(folders.site, 'settings.json'), JSON.stringify(publicSettings(settings)));
  await writeServiceWorker(folders.site);
  const { list, inline } = await listFiles(folders.site);
  await writeEdgeFiles(folders.site, inline);
  await writeFile(folders.built, JSON.stringify({ settings, inline }));
  await writeFile(folders.files, JSON.stringify(list));
  await buildWorker(folders);
  await writeFile(builtHashFile(folders), hash);
  const pages = Object.values(list).filter(({ type }) => type.startsWith('text/html')).length;
  console.log(`  Built ${pages} pages into ${folders.site}`);
}

/** A fault that an editor can mend is told in plain words; any other shows where it happened. */
function sayWhyNot(fault: unknown) {
  if (!(fault instanceof ContentFault || fault instanceof SettingsFault)) throw fault;
  console.error(`\n  ${fault.message}\n`);
  process.exitCode = 1;
}

loadDotEnv();
await build(contentFolder()).catch(sayWhyNot);
