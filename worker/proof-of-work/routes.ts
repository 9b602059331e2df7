import { Hono } from 'hono';
import * as z from 'zod/mini';
import { workForms } from '#shared/contract/proof-of-work.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { Services } from '../foundation/ports/services.ts';
import { makeChallenge } from './challenge.ts';
import { demandsOf } from './demand.ts';
import { readLevel } from './store.ts';

/** A canonical mobile without its last four digits, or the domain of an e-mail address. */
const prefix = z
  .string()
  .check(z.maxLength(255), z.regex(/^(?:\+989\d{5}|[a-z\d-]+(?:\.[a-z\d-]+)+)$/));

const query = z.strictObject({ form: z.enum(workForms), prefix: z.optional(prefix) });

/** `GET /`: a challenge as hard as recent use makes it for the form, the prefix and the network. */
export const proofOfWorkRoutes = (
  services: Pick<Services, 'randomBytes' | 'clock' | 'config' | 'settings'>,
) =>
  new Hono<AppEnv>().get('/', input('query', query), async (c) => {
    const { form, prefix = null } = c.req.valid('query');
    const { clientAddress } = c.var;
    const demands = demandsOf(services.settings.limits, { form, prefix, clientAddress });
    const level = await readLevel(c.var.db, demands, services.clock.now());
    c.header('Cache-Control', 'no-store');
    return c.json(await makeChallenge(services, { form, prefix, level }));
  });
