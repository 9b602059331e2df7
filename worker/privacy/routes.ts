import { Hono } from 'hono';
import type { AppEnv } from '../foundation/http/app-env.ts';
import type { Services } from '../foundation/ports/services.ts';
import { dropToken, readTokenHash } from '../sessions/browser.ts';
import { erasePersonalData, exportPersonalData } from './rules.ts';

/** The customer's own data: a copy of all of it, and its end. */
export const privacyRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .get('/data', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      const data = await exportPersonalData({ ...services, db: c.var.db }, tokenHash);
      c.header('Content-Disposition', 'attachment; filename="pasokh-data.json"');
      return c.body(JSON.stringify(data, null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
      });
    })
    .post('/erase', async (c) => {
      await erasePersonalData({ ...services, db: c.var.db }, await readTokenHash(services, c));
      dropToken(services, c, 'customer');
      return c.body(null, 204);
    });
