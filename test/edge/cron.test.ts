import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { fileTicket } from '../helpers/tickets.ts';
import { mustBe, openEdgeWithPhone, signInAt } from './phone.ts';

const mobile = '09121234567';

describe('the cron of the built worker', () => {
  it('R47 delivers what the request that queued it could not send', async () => {
    const edge = await openEdgeWithPhone();
    edge.gateway.play('http_500');
    const browser = edge.visitor();
    await mustBe(await browser.post('/api/sign-in/code', { mobile }), 202);
    const row = async () => (await edge.rows('SELECT state, tries FROM outbox'))[0];
    await edge.until(async () => Number((await row())?.tries) > 0);
    expect(edge.last(mobile)).toBeUndefined();

    await edge.client.execute(`UPDATE outbox SET due_at = due_at - ${minutes(1)}`);
    expect(await edge.worker.scheduled()).toEqual({ outcome: 'ok' });
    expect((await row())?.state).toBe('sent');
    const code = await edge.codeFor(mobile);
    expect((await browser.post('/api/sign-in/prove', { code })).status).toBe(204);
  });

  it('R51 chains new messages and forgets what is over, however often it runs', async () => {
    const edge = await openEdgeWithPhone();
    const customer = await signInAt(edge, mobile);
    await fileTicket(customer);
    await edge.client.execute(`UPDATE messages SET created_at = created_at - ${hours(1)}`);
    await edge.client.execute(`UPDATE proofs SET expires_at = expires_at - ${days(3)}`);
    expect((await edge.rows('SELECT id FROM proofs')).length).toBeGreaterThan(0);
    const runs = await Promise.all([edge.worker.scheduled(), edge.worker.scheduled()]);
    expect(runs).toEqual([{ outcome: 'ok' }, { outcome: 'ok' }]);
    expect(await edge.rows('SELECT chain_position FROM messages')).toMatchObject([
      { chain_position: 1 },
    ]);
    expect(await edge.rows('SELECT id FROM proofs')).toEqual([]);
    expect(edge.events('scheduled_failed')).toEqual([]);
  });

  it('R25 logs that the database is down, ends without an exception, and goes on when it is back', async () => {
    const edge = await openEdgeWithPhone();
    edge.database.inject({ status: 503, body: 'html' });
    expect(await edge.worker.scheduled()).toEqual({ outcome: 'ok' });
    await edge.until(() => edge.events('scheduled_failed').length > 0);
    expect((await edge.get('/api/ready')).status).toBe(503);
    await edge.database.clear();
    expect((await edge.get('/api/ready')).status).toBe(200);
    expect(await edge.worker.scheduled()).toEqual({ outcome: 'ok' });
    expect(edge.events('scheduled_failed')).toHaveLength(1);
  });
});
