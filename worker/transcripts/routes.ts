import { Hono } from 'hono';
import { transcriptPage } from '#shared/transcripts/page.tsx';
import { transcriptSchema } from '#shared/transcripts/transcript.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { Services } from '../foundation/ports/services.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { readTrackingCode } from '../tickets/browser.ts';
import { transcriptPolicy } from './page-policy.ts';
import { compareTranscript, issueTranscript, publicKeys } from './rules.ts';

/** A customer's copies of its tickets. */
export const customerTranscriptRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .get('/:code/transcript.json', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      const transcript = await issueTranscript(
        { ...services, db: c.var.db },
        tokenHash,
        readTrackingCode(c),
      );
      c.header('Content-Disposition', `attachment; filename="${transcript.ticket.code}.json"`);
      return c.json(transcript);
    })
    .get('/:code/transcript.html', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      const transcript = await issueTranscript(
        { ...services, db: c.var.db },
        tokenHash,
        readTrackingCode(c),
      );
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
