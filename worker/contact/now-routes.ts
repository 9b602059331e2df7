import { Hono } from 'hono';
import type { AppEnv } from '../foundation/http/app-env.ts';
import type { Services } from '../foundation/ports/services.ts';
import { readCalendars } from './calendars.ts';
import { publicNow } from './public-now.ts';

/** Open to everybody and the same for everybody. */
export const organisationRoutes = ({ settings, clock }: Pick<Services, 'settings' | 'clock'>) =>
  new Hono<AppEnv>().get('/api/now', async (c) => {
    const calendars = await readCalendars(c.var.db, settings);
    c.header('Cache-Control', 'public, max-age=60');
    return c.json(publicNow(calendars, clock.now()));
  });
