import { Hono } from 'hono';
import { readTogether } from '../foundation/database/commit.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import type { Services } from '../foundation/ports/services.ts';
import { allSlots, budgetRowsOf, endOfDay, nameOfSlot } from '../notifications/day-budget/scope.ts';
import { listSpentSlots } from '../notifications/day-budget/store-budget.ts';
import { listOpenChannels } from '../notifications/delivery/open-channels.ts';
import { cacheCalendars, calendarQueries } from '../organisation/calendars.ts';
import { publicNow } from '../organisation/public-now.ts';

/** What built pages say of today: open to everybody and the same for everybody. */
export const nowRoutes = (services: Services) =>
  new Hono<AppEnv>().get('/api/now', async (c) => {
    const { db } = c.var;
    const { settings, clock } = services;
    const slots = allSlots.filter(({ share }) => share === 'common');
    const [open, spent, ...rows] = await readTogether(db, [
      listOpenChannels({ ...services, db }),
      listSpentSlots(db, budgetRowsOf(slots, settings.limits), endOfDay(clock.now())),
      ...calendarQueries(db),
    ]);
    c.header('Cache-Control', 'public, max-age=60');
    const sending = {
      channels: open.map(({ channel }) => channel),
      spent: slots
        .filter((slot) => spent.some((one) => one.slot === nameOfSlot(slot)))
        .map(({ channel }) => channel),
    };
    return c.json(publicNow(cacheCalendars(settings, rows), sending, clock.now()));
  });
