import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { Services } from '../foundation/ports/services.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { makeChallenge } from './challenge.ts';
import { levelFor } from './difficulty.ts';
import { readCount } from './store.ts';

/** Forms whose sending costs work, and how many an address may send at the first level. */
const limitOfForm = {
  code: (limits: Services['settings']['limits']) => limits.sendsPerAddressPerHour,
  ticket: (limits: Services['settings']['limits']) => limits.ticketsPerAddressPerHour,
  lookup: (limits: Services['settings']['limits']) => limits.codeLookupsPerAddressPerHour,
} as const;

const query = z.strictObject({ form: z.enum(['code', 'ticket', 'lookup']) });

/** `GET /`: a challenge as hard as the form's and the address's recent use makes it. */
export const proofOfWorkRoutes = (
  services: Pick<Services, 'randomBytes' | 'clock' | 'config' | 'settings'>,
) =>
  new Hono<AppEnv>().get('/', input('query', query), async (c) => {
    const { form } = c.req.valid('query');
    const count = await readCount(
      c.var.db,
      `from:${form}:${addressKey(c.var.clientAddress)}`,
      services.clock.now(),
    );
    const level = levelFor(limitOfForm[form](services.settings.limits), count);
    c.header('Cache-Control', 'no-store');
    return c.json(await makeChallenge(services, form, level));
  });
