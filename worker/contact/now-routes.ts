import { Hono } from 'hono';
import { readTogether } from '../foundation/database/commit.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import type { Services } from '../foundation/ports/services.ts';
import { listOpenChannels } from '../notifications/delivery/open-channels.ts';
import { cacheCalendars, calendarQueries } from '../organisation/calendars.ts';
import { publicNow } from '../organisation/public-now.ts';

/** What built pages say of today: open to everybody and the same for everybody. */
export const nowRoutes = (services: Services) =>
  new Hono<AppEnv>().get('/api/now', async (c) => {
    const { db } = c.var;
    const { settings, clock } = services;
    const [open, ...rows] = await readTogether(db, [
      listOpenChannels({ ...services, db }),
      ...calendarQueries(db),
    ]);
    c.header('Cache-Control', 'public, max-age=60');
    const channels = open.map(({ channel }) => channel);
    return c.json(publicNow(cacheCalendars(settings, rows), channels, clock.now()));
  });
