import { type Context, Hono } from 'hono';
import { sharedInput } from '#shared/contract/transcripts.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { letterDocument, letterStyle } from '#shared/transcripts/letter-page.tsx';
import { transcriptSchema } from '#shared/transcripts/transcript.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readRequestKey } from '../idempotency/request-key.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { readTrackingCode } from '../tickets/browser.ts';
import { transcriptPolicy } from './page-policy.ts';
import { compareTranscript, issueTranscript, printTranscript, publicKeys } from './rules.ts';
import { createShare, endShare, listShares, readShared } from './shares.ts';

/** A customer's copies of its tickets, and the links by which others may read them. */
export function customerTranscriptRoutes(services: Services) {
  const contextOf = (c: Context<AppEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AppEnv>()
    .get('/:code/transcript.json', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      const transcript = await issueTranscript(contextOf(c), tokenHash, readTrackingCode(c));
      c.header('Content-Disposition', `attachment; filename="${transcript.ticket.code}.json"`);
      return c.json(transcript);
    })
    .get('/:code/transcript.html', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      const { letter, font } = await printTranscript(
        contextOf(c),
        tokenHash,
        readTrackingCode(c),
        c.req.query('share') ?? null,
      );
      const style = letterStyle(font);
      c.header('Content-Security-Policy', await transcriptPolicy(style));
      return c.html(letterDocument(letter, style));
    })
    .get('/:code/shares', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      return c.json(await listShares(contextOf(c), tokenHash, readTrackingCode(c)));
    })
    .post('/:code/shares', async (c) => {
      const key = readRequestKey(services, c);
      const tokenHash = await readTokenHash(services, c);
      const asked = { code: readTrackingCode(c), key };
      return c.json(await createShare(contextOf(c), tokenHash, asked), 201);
    })
    .delete('/:code/shares/:id', async (c) => {
      const tokenHash = await readTokenHash(services, c);
      await endShare(contextOf(c), tokenHash, readTrackingCode(c), c.req.param('id'));
      return c.body(null, 204);
    });
}

/** What anybody needs to verify a copy, and to read a share. */
export const transcriptRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .get('/keys', async (c) => c.json(await publicKeys({ ...services, db: c.var.db })))
    .post('/compare', input('json', transcriptSchema), async (c) =>
      c.json(await compareTranscript({ ...services, db: c.var.db }, c.req.valid('json'))),
    )
    .post('/shared', input('json', sharedInput), async (c) => {
      const { code: typed, token } = c.req.valid('json');
      const code = parseTrackingCode(typed);
      if (code === null) throw new Problem('not_found');
      const { db, clientAddress } = c.var;
      return c.json(await readShared({ ...services, db }, { code, token, clientAddress }));
    });
