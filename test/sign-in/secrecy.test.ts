import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { kickOutbox } from '../../worker/notifications/delivery/deliver.ts';
import { makeProof, startProof } from '../../worker/proofs/start.ts';
import { createTestApp } from '../helpers/app.ts';

const mobile = '+989121234567';

describe('codes at rest', () => {
  it('R3 the code is in no table, log or answer', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const sent = await browser.post('/api/sign-in/code', { mobile });
    const { code } = app.lastSms();
    expect(code).toMatch(/^\d{6}$/);
    await app.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const database = (await readFile(app.file)).toString('latin1');
    expect(database).toContain(mobile);
    const answer = JSON.stringify([...sent.headers]) + (await sent.text());
    for (const place of [database, app.logLines.join('\n'), answer])
      expect(place).not.toContain(code);
  });

  it('R3 R12 R52 the token of a link is in no table and no log', async () => {
    const app = await createTestApp();
    const context = { ...app.services, db: app.db };
    const asked = { kind: 'email_link', address: 'reza@example.com', purpose: 'test' } as const;
    const proof = makeProof(context, asked);
    const send = { id: proof.id, limits: [], now: app.clock.now(), isWithheld: sql`0` };
    await commit(app.db, startProof(context, proof, send));
    await kickOutbox(app.services);
    const token = new URL(app.lastMail().link).searchParams.get('token') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    await app.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const database = (await readFile(app.file)).toString('latin1');
    for (const place of [database, app.logLines.join('\n')]) expect(place).not.toContain(token);
  });
});

describe('the log', () => {
  it('R52 names what failed in the database, and nothing that was sent to it', async () => {
    const app = await createTestApp();
    const typed = 'نشانه\n    at home\nparams: نشانه';
    await app.db.all(sql`SELECT ${typed} FROM nowhere`).catch((fault: unknown) => {
      app.services.log.error('answered_unexpected', fault);
    });
    const journal = app.logLines.join('\n');
    expect(journal).toContain('nowhere');
    expect(journal).not.toContain('نشانه');
  });
});
