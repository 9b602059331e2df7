import { mkdir } from 'node:fs/promises';
import { readSettings } from '../../../src/articles/library.node.ts';
import { openChromium } from '../../../test/helpers/chromium.ts';
import { openEmbeddedClient } from '../../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../../worker/foundation/database/client/migrate.node.ts';
import { freePort } from '../../dev/api.ts';
import { contentFolder } from '../../lib/content-folder.ts';
import { makeBase, serve } from '../base.ts';
import { seat } from '../scale/seats.ts';
import { fillDatabase } from '../scale/seed/fill.ts';

/** The desk of an admin in Chromium, over so many requests; `close` ends what was started. */
export async function openDesk(tickets: number) {
  const { folders, remove } = await makeBase();
  await mkdir(folders.data, { recursive: true });
  const client = openEmbeddedClient(folders.database);
  await applyMigrations(client, folders.migrations);
  client.close();
  const now = Date.now();
  const settings = readSettings(contentFolder());
  fillDatabase(folders.database, { tickets, seed: 1, now, settings });
  const [name, value] = seat(folders.database, now).admin.split('=');
  const port = await freePort();
  const server = await serve(folders.bundle, port);
  const browser = await openChromium();
  const origin = `http://localhost:${port}`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/desk/?view=all`);
  await page.locator('.desk-list a').first().waitFor();
  return {
    page,
    async close() {
      await browser.close();
      server.kill('SIGTERM');
      await remove();
    },
  };
}
