import type { Client } from '@libsql/client';
import { expect, it } from 'vitest';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

it.each([
  '/api/desk/content',
  '/api/desk/feedback',
  '/api/desk/search-misses',
  '/api/desk/report',
  '/api/desk/tickets?q=پرداخت',
  '/api/desk/tickets.csv',
])('%s reads beside the one thread, for it may take long', async (path) => {
  const { app } = await openDesk();
  const { browser } = await agentAt(app, { role: 'admin', rights: ['export'] });
  const aside: Client = Object.create(app.client);
  const modes: unknown[] = [];
  aside.batch = (statements, mode) => {
    modes.push(mode);
    return app.client.batch(statements, mode);
  };
  app.db.$aside = openDatabase(aside);
  const answer = await browser.get(path);
  expect(answer.status).toBe(200);
  await answer.text();
  expect(modes).toContain('read');
});
