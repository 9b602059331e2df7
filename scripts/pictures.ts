import { closeContexts, openChromium } from '../test/helpers/chromium.ts';
import { namedOnCommandLine } from './lib/content-folder.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';
import { referenceScreens, renewReferences } from './lib/screens/reference-pictures.ts';
import { openSampleSite, type SampleSite } from './lib/screens/sample-site.ts';
import { screens } from './lib/screens/screens.ts';
import { renewShown } from './lib/screens/shown-pictures.ts';

/**
 * Takes all pictures of our own screens anew: those of articles and of README in both schemes, and those that a test
 * compares; with names, those screens alone.
 */
async function main() {
  const known = Object.keys(screens);
  const named = namedOnCommandLine();
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageFault(`No such screen: ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  const names = named.length > 0 ? named : known;
  const compared = referenceScreens.filter((name) => names.includes(name));
  const browser = await openChromium();
  try {
    await atSampleSite((site) => renewShown(browser, site, names));
    await atSampleSite((site) => renewReferences(browser, site, compared));
  } finally {
    await closeContexts(browser);
    await browser.close();
  }
}

/** Does something at a site of its own: screens leave requests and codes there, which others would show. */
async function atSampleSite(renew: (site: SampleSite) => Promise<void>) {
  const site = await openSampleSite();
  await renew(site).finally(site.close);
}

await runCommand('Usage: npm run pictures [-- SCREEN …]', main);
