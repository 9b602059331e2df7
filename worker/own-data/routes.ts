import { Hono } from 'hono';
import type { AppEnv } from '../foundation/request-context.ts';
import type { Services } from '../foundation/services.ts';
import { dropToken } from '../sessions/browser.ts';
import { requireCustomer, requireFreshProof } from '../sessions/middleware.ts';
import { eraseOwnData, exportOwnData } from './rules.ts';

/** The customer's own data: a copy of all of it, and its end. */
export const ownDataRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .get('/data', requireCustomer(services), async (c) => {
      const data = await exportOwnData({ ...services, db: c.var.db }, c.var.customer.customerId);
      c.header('Content-Disposition', 'attachment; filename="pasokh-data.json"');
      return c.body(JSON.stringify(data, null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
      });
    })
    .post('/erase', requireCustomer(services), requireFreshProof(services), async (c) => {
      await eraseOwnData({ ...services, db: c.var.db }, c.var.customer.customerId);
      dropToken(services, c, 'customer');
      return c.body(null, 204);
    });
