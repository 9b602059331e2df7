import { Hono } from 'hono';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { readBytes } from '../foundation/http/read-body.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { kickOutbox } from '../notifications/delivery/deliver.ts';
import { threadMail } from './rules.ts';
import { isSignedMail, mayBeSigned, recipientsHeader, signatureHeader } from './signature.ts';

/** The endpoint of a mail server's pipe: no browser comes here, so the signature stands for the origin. */
export const inboundRoutes = (services: Services) =>
  new Hono<AppEnv>().post('/', async (c) => {
    const { config, clock, log } = services;
    const signature = c.req.header(signatureHeader) ?? '';
    if (!config.inbound || !mayBeSigned(signature, clock.now())) throw new Problem('not_found');
    const post = {
      body: await readBytes(c),
      recipients: c.req.header(recipientsHeader) ?? '',
    };
    if (!(await isSignedMail(config.inbound.secret, post, signature, clock.now())))
      throw new Problem('not_found');
    const recipients = post.recipients.split(',').map((address) => address.trim());
    const result = await threadMail({ ...services, db: c.var.db }, post.body, recipients);
    log.info('inbound_mail', { result });
    services.afterResponse(() => kickOutbox(services));
    return c.json({ result });
  });
