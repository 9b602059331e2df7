import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database.ts';
import { kickOutbox } from '../../worker/notifications/deliver.ts';
import { makeProof, startProof } from '../../worker/proofs/start.ts';
import { createTestApp } from '../helpers/app.ts';

const mobile = '+989121234567';

describe('codes at rest', () => {
  it('R3 the code lies in no table, journal or answer', async () => {
    const house = await createTestApp();
    const browser = house.visitor();
    const sent = await browser.post('/api/sign-in/code', { mobile });
    const { code } = house.lastSms();
    expect(code).toMatch(/^\d{6}$/);
    await house.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const database = (await readFile(house.file)).toString('latin1');
    expect(database).toContain(mobile);
    const answer = JSON.stringify([...sent.headers]) + (await sent.text());
    for (const place of [database, house.logLines.join('\n'), answer])
      expect(place).not.toContain(code);
  });

  it('R3 R12 R52 the token of a link lies in no table and no journal', async () => {
    const house = await createTestApp();
    const work = { ...house.services, db: house.db };
    const asked = { kind: 'email_link', address: 'reza@example.com', purpose: 'test' } as const;
    const proof = makeProof(work, asked);
    const send = { id: proof.id, limits: [], now: house.clock.now(), isWithheld: sql`0` };
    await commit(house.db, startProof(work, proof, send));
    await kickOutbox(house.services);
    const token = new URL(house.lastMail().link).searchParams.get('token') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    await house.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const database = (await readFile(house.file)).toString('latin1');
    for (const place of [database, house.logLines.join('\n')]) expect(place).not.toContain(token);
  });
});

describe('the journal', () => {
  it('R52 names what failed in the database, and nothing that was sent to it', async () => {
    const house = await createTestApp();
    const typed = 'نشانه\n    at home\nparams: نشانه';
    await house.db.all(sql`SELECT ${typed} FROM nowhere`).catch((fault: unknown) => {
      house.services.log.error('answered_unexpected', fault);
    });
    const journal = house.logLines.join('\n');
    expect(journal).toContain('nowhere');
    expect(journal).not.toContain('نشانه');
  });
});
