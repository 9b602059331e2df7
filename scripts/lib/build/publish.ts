import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { publicSettings } from '#shared/settings/public.ts';
import { unsettledLunarYears, wordsOfUnsettledYear } from '#shared/settings/unsettled-years.ts';
import { aliasWarnings } from '../../../src/articles/alias-check.ts';
import { buildCatalog } from '../../../src/articles/catalog.ts';
import type { Article } from '../../../src/articles/content-model.ts';
import { readLibrary } from '../../../src/articles/library.node.ts';
import { settingsLinkWarnings } from '../../../src/articles/settings-link-check.ts';
import { shareCatalog } from '../../../src/articles/shared-catalog.node.ts';
import { moreWarnings } from '../../../src/articles/texts.ts';
import { type Folders, foldersOfContent } from '../../../worker/foundation/node/folders.node.ts';
import { checkTemplates } from '../../../worker/notifications/templates/check-templates.ts';
import { textServices } from '../message-texts.ts';
import { PlainFault } from '../plain-fault.ts';
import { buildNameOf, findBuild, makeBuild, sweepBuilds, switchTo } from './build-folders.ts';
import { writeEdgeFiles } from './edge-files.ts';
import { listFiles } from './file-list.ts';
import { hashOfCode, hashOfInputs } from './inputs.ts';
import { keptBundle, sweepBundles } from './kept-bundles.ts';
import { buildServer, buildWorker } from './server.ts';
import { writeServiceWorker } from './service-worker.ts';
import { buildSite } from './site.ts';

/** The inputs changed while they were read: what was made belongs to neither version. */
class InputsChanged extends PlainFault {
  override message =
    'The content changed while it was built, so nothing is published. Build again.';
}

const mostTries = 3;
const mostAliasWarnings = 5;

/**
 * Makes the build of one content folder, if there is none of the same inputs yet, and switches to it.
 * A fault changes nothing: what was current stays so.
 */
export async function publish(content: string, tries = 1): Promise<void> {
  const { base } = foldersOfContent(content);
  const hash = await hashOfInputs(content);
  const name = buildNameOf(hash);
  try {
    const { build } =
      findBuild(base, name) ??
      (await makeBuild(base, name, async (folders) => {
        const isUnchanged = async () => (await hashOfInputs(content)) === hash;
        await buildInto(folders, content, isUnchanged);
        if (!(await isUnchanged())) throw new InputsChanged();
      }));
    await switchTo(base, name);
    await sweepBuilds(base, Date.now());
    console.log(`  Published ${build}`);
  } catch (fault) {
    if (tries === mostTries || (await hashOfInputs(content)) === hash) throw fault;
    await publish(content, tries + 1);
  }
}

/** Builds site, server and worker of one content folder into an empty folder. */
async function buildInto(folders: Folders, content: string, isUnchanged: () => Promise<boolean>) {
  const library = readLibrary(content);
  const { settings, articles } = library;
  shareCatalog(content, buildCatalog(library));
  // No start opens with such faults, so none of them may become the current build.
  checkTemplates(textServices(settings, [process.env.PUBLIC_ORIGIN]));
  for (const year of unsettledLunarYears(settings, Date.now()))
    console.warn(`  Warning: ${wordsOfUnsettledYear(year)}`);
  for (const warning of settingsLinkWarnings(library)) console.warn(`  Warning: ${warning}`);
  warnOfAliases(articles);
  await buildSite(content, folders, isUnchanged);
  const code = await hashOfCode();
  const programs = [folders.bundle, folders.reader].flatMap((file) => [file, `${file}.map`]);
  const names = [...programs, folders.migrations].map((file) => basename(file));
  await keptBundle([code], folders.server, names, async () => {
    await buildServer(folders);
    return isUnchanged();
  });
  await writeFile(join(folders.site, 'settings.json'), JSON.stringify(publicSettings(settings)));
  await writeServiceWorker(folders.site);
  const { list, inline } = await listFiles(folders.site);
  await writeEdgeFiles(folders.site, inline);
  const facts = JSON.stringify({ settings, inline });
  await writeFile(folders.built, facts);
  await writeFile(folders.files, JSON.stringify(list));
  await keptBundle([code, facts], folders.server, [basename(folders.worker)], async () => {
    await buildWorker(folders);
    return isUnchanged();
  });
  await sweepBundles(Date.now());
  const pages = Object.values(list).filter(({ type }) => type.startsWith('text/html')).length;
  console.log(`  Built ${pages} pages`);
}

/** A build names a few of them; the check names all. */
function warnOfAliases(articles: readonly Article[]) {
  const warnings = aliasWarnings(articles);
  for (const warning of warnings.slice(0, mostAliasWarnings)) console.warn(`  Warning: ${warning}`);
  const left = warnings.length - mostAliasWarnings;
  if (left > 0) console.warn(`  Warning: ${moreWarnings(toPersianDigits(left))}`);
}
