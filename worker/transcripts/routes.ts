import { Hono } from 'hono';
import { transcriptPage } from '#shared/transcripts/page.tsx';
import { transcriptSchema } from '#shared/transcripts/transcript.ts';
import { input } from '../foundation/input.ts';
import type { AppEnv } from '../foundation/request-context.ts';
import type { Services } from '../foundation/services.ts';
import { readFor } from '../tickets/asker.ts';
import { requesterOf as askerOf, codeOf } from '../tickets/routes.ts';
import { ownedBy } from '../tickets/store-reading.ts';
import { transcriptPolicy } from './page-policy.ts';
import { compareTranscript, issueTranscript, publicKeys } from './rules.ts';

/** A customer's copies of its tickets. */
export const customerTranscriptRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .get('/:code/transcript.json', async (c) => {
      const asker = await askerOf(services, c);
      const work = { ...services, db: c.var.db };
      await readFor(work.db, asker, []);
      const code = codeOf(c);
      const transcript = await issueTranscript(work, code, ownedBy(asker.customer));
      c.header('Content-Disposition', `attachment; filename="${transcript.ticket.code}.json"`);
      return c.json(transcript);
    })
    .get('/:code/transcript.html', async (c) => {
      const asker = await askerOf(services, c);
      const work = { ...services, db: c.var.db };
      await readFor(work.db, asker, []);
      const transcript = await issueTranscript(work, codeOf(c), ownedBy(asker.customer));
      c.header('Content-Security-Policy', await transcriptPolicy());
      return c.html(transcriptPage(transcript, services.settings.brand.name));
    });

/** What anybody needs to verify a copy. */
export const transcriptRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .get('/keys', async (c) => c.json(await publicKeys({ ...services, db: c.var.db })))
    .post('/compare', input('json', transcriptSchema), async (c) =>
      c.json(await compareTranscript({ ...services, db: c.var.db }, c.req.valid('json'))),
    );
