import { describe, expect, it } from 'vitest';
import { edgePlans } from '../../worker/foundation/edge-plan.ts';
import { openEdgeWithPhone, signInAt } from './phone.ts';

const queueDue = (count: number) => `
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
  INSERT INTO outbox (id, message, channel, address, data, unproven, dedupe_id, created_at, state,
    due_at, claims, may_be_out, tries, doubts, polls)
  SELECT 'due' || i, 'ticket_answered', 'sms', '+98935' || (1000000 + i),
    '{"trackingCode":"A","department":"فنی"}', 0, i, ${Date.now() - 1_000}, 'queued',
    ${Date.now() - 1_000}, 0, 0, 0, 0, 0 FROM n`;

const stateOf = `SELECT count(*) FILTER (WHERE state = 'queued') AS queued,
  count(*) FILTER (WHERE lease_token IS NOT NULL) AS leased, max(claims) AS claims FROM outbox`;

describe('what leaves an invocation of the built worker', () => {
  it('is three trips where a run of the cron finds nothing', async () => {
    const { worker } = await openEdgeWithPhone();
    await worker.scheduled();
    await worker.subrequests();
    expect(await worker.scheduled()).toEqual({ outcome: 'ok' });
    expect(await worker.subrequests()).toHaveLength(3);
  });

  it('keeps to the free plan with 60 due messages, each sent once and none leased without being sent', async () => {
    const { worker, client, gateway, rows } = await openEdgeWithPhone();
    await client.execute(queueDue(60));
    let runs = 0;
    for (let queued = 60; queued > 0; runs++) {
      await worker.subrequests();
      expect(await worker.scheduled()).toEqual({ outcome: 'ok' });
      expect((await worker.subrequests()).length).toBeLessThanOrEqual(edgePlans.free.bounds.cron);
      const [state] = await rows(stateOf);
      expect(state).toMatchObject({ leased: 0 });
      expect(Number(state?.queued)).toBeLessThan(queued);
      queued = Number(state?.queued);
    }
    expect(runs).toBeLessThanOrEqual(8);
    expect(new Set(gateway.accepted.map(({ to }) => to)).size).toBe(60);
    expect(gateway.accepted).toHaveLength(60);
    expect((await rows(stateOf))[0]).toMatchObject({ claims: 1 });
  });

  it('sends all 60 in one run on the paid plan', async () => {
    const { worker, client, gateway } = await openEdgeWithPhone({
      variables: { EDGE_PLAN: 'paid' },
    });
    await client.execute(queueDue(60));
    await worker.scheduled();
    expect(gateway.accepted).toHaveLength(60);
  });

  it('shares the bound between a request and its kick', async () => {
    const edge = await openEdgeWithPhone();
    await edge.client.execute(queueDue(60));
    await edge.worker.subrequests();
    await signInAt(edge, '09121234567');
    const { messagesPerKick } = edgePlans.free.bounds.run;
    await edge.until(() => edge.gateway.accepted.length >= messagesPerKick);
    expect((await edge.worker.subrequests()).length).toBeLessThan(
      edgePlans.free.limits.subrequests,
    );
    expect(edge.gateway.accepted).toHaveLength(messagesPerKick);
  });
});
