import { Hono } from 'hono';
import type { AppEnv } from '../foundation/request-context.ts';
import type { Services } from '../foundation/services.ts';
import { publicNow, readToday } from './today.ts';

/** Open to everybody and the same for everybody. */
export const organisationRoutes = ({ settings, clock }: Pick<Services, 'settings' | 'clock'>) =>
  new Hono<AppEnv>().get('/api/now', async (c) => {
    const today = await readToday(c.var.db, settings);
    c.header('Cache-Control', 'public, max-age=60');
    return c.json(publicNow(today, clock.now()));
  });
