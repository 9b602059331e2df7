import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { pictures } from '../attachments/pictures.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { lackingSecurity } from '../helpers/security-names.ts';
import { fileTicket } from '../helpers/tickets.ts';
import { type EdgeWithPhone, mustBe, openEdgeWithPhone, signInAt } from './phone.ts';

const formToken = 'a-form-token-of-128-bits';
const upload = (browser: Browser, token = formToken) =>
  browser.send('/api/attachments', {
    method: 'POST',
    headers: { 'Form-Token': token, 'File-Name': encodeURIComponent('رسید.png') },
    body: pictures.png.slice(),
  });
const idOf = async (answer: Response) =>
  ((await (await mustBe(answer, 201)).json()) as { id: string }).id;

const objectsIn = async ({ worker }: Pick<EdgeWithPhone, 'worker'>) =>
  (await (await worker.bucket()).list()).objects.map(({ key }) => key);

/** A customer, a ticket of hers and a file that her message took. */
async function ticketWithFile() {
  const edge = await openEdgeWithPhone();
  const customer = await signInAt(edge, '09121234567');
  const code = await fileTicket(customer);
  const id = await idOf(await upload(customer));
  await mustBe(
    await customer.post(
      `/api/requests/${code}/messages`,
      { text: 'این هم رسید', attachments: [id] },
      { 'Idempotency-Key': formToken },
    ),
    201,
  );
  return { edge, customer, code, id };
}

describe('files in the bucket', () => {
  it('R43 go up, are read by their owner alone, and come back as they were', async () => {
    const { edge, customer, code, id } = await ticketWithFile();
    expect(await objectsIn(edge)).toEqual([id]);
    const { messages, can } = (await (
      await customer.get(`/api/requests/${code}`)
    ).json()) as Thread;
    expect(can.attach).toBe(true);
    expect(messages.at(-1)?.attachments).toMatchObject([{ id, name: 'رسید.png', removed: false }]);

    const served = await customer.get(`/api/requests/${code}/files/${id}`);
    expect(served.status).toBe(200);
    expect(served.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(served.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(lackingSecurity(served.headers)).toEqual([]);
    const bytes = new Uint8Array(await served.arrayBuffer());
    const kept = await (await edge.worker.bucket()).get(id);
    expect(Buffer.from(bytes).equals(Buffer.from(await kept!.arrayBuffer()))).toBe(true);
    expect(bytes.length).toBeGreaterThan(0);

    const otherCustomer = await signInAt(edge, '09129999999');
    expect(await problemOf(otherCustomer.get(`/api/requests/${code}/files/${id}`))).toBe(
      'not_found',
    );
  });

  it('R44 are taken back with row and object, and swept by the cron when nobody took them', async () => {
    const { edge, customer, id: taken } = await ticketWithFile();
    const other = 'another-form-token-128bit';
    const back = await idOf(await upload(customer, other));
    const removed = await customer.send(`/api/attachments/${back}`, {
      method: 'DELETE',
      headers: { 'Form-Token': other },
    });
    expect(removed.status).toBe(204);
    expect(await objectsIn(edge)).toEqual([taken]);

    await idOf(await upload(customer, other));
    expect(await objectsIn(edge)).toHaveLength(2);
    await edge.client.execute(`UPDATE attachments SET created_at = created_at - ${days(2)}`);
    expect(await edge.worker.scheduled()).toEqual({ outcome: 'ok' });
    expect(await objectsIn(edge)).toEqual([taken]);
    expect(await edge.rows('SELECT id FROM attachments')).toMatchObject([{ id: taken }]);
    expect(edge.events('scheduled_failed')).toEqual([]);
  });

  it('are out of reach where the bucket is gone, and the cron goes on', async () => {
    const { edge, customer, code, id } = await ticketWithFile();
    await edge.worker.redeploy({ bucket: false });
    const served = await customer.get(`/api/requests/${code}/files/${id}`);
    expect(served.status).toBe(503);
    expect(await problemOf(served)).toBe('files_unavailable');
    await edge.client.execute(`UPDATE attachments SET created_at = created_at - ${days(800)}`);
    expect(await edge.worker.scheduled()).toEqual({ outcome: 'ok' });
    expect(edge.events('scheduled_failed')).toEqual([]);
    expect(await edge.rows('SELECT removed_at FROM attachments')).toMatchObject([
      { removed_at: null },
    ]);
  });
});

describe('without a bucket', () => {
  it('forms say so, uploads are refused in a sentence, and everything else works', async () => {
    const edge = await openEdgeWithPhone({ bucket: false });
    const customer = await signInAt(edge, '09121234567');
    const now = await (await customer.get('/api/contact/technical')).json();
    expect(now).toMatchObject({ takesFiles: false });
    const refused = await upload(customer);
    expect(refused.status).toBe(422);
    expect(await problemOf(refused)).toBe('files_not_offered');
    expect(await fileTicket(customer)).toBeTruthy();
    expect(await edge.worker.scheduled()).toEqual({ outcome: 'ok' });
    expect(edge.events('answered_unexpected')).toEqual([]);
    expect(edge.events('scheduled_failed')).toEqual([]);
  });
});
