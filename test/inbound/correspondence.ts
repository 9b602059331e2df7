import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { signMail } from '../../worker/inbound/signature.ts';
import type { TestApp } from '../helpers/app.ts';
import { signInByEmail } from '../helpers/people.ts';
import { fileTicket } from '../helpers/tickets.ts';

export const inbox = 'reply@help.narenj.example';
export const person = 'sara@mail.example';
const secret = 'the secret of the mail pipe';
export const mailEnv = { INBOUND_ADDRESS: inbox, INBOUND_SECRET: secret };
const utf8 = new TextEncoder();

/** A customer of an app with `mailEnv` whose ticket is answered by mail, and the route that takes in what the mail server's pipe posts. `answerMs`: how long each post took. */
export async function correspond(app: TestApp) {
  const browser = await signInByEmail(app, person);
  await fileTicket(browser, { replyChannel: 'email' });
  await app.settle();
  const replyTo = app.lastMail().replyTo ?? '';
  app.mails.length = 0;
  const answerMs: number[] = [];
  /** What the route answers to a mail of these header lines and this body. */
  const post = async (headers: readonly string[], body: string, recipients = '') => {
    const begun = performance.now();
    const raw = utf8.encode(`${headers.join('\r\n')}\r\n\r\n${body}`);
    const answer = await app.api.fetch(
      new Request('https://help.narenj.example/api/inbound', {
        method: 'POST',
        headers: {
          'Pasokh-Signature': await signMail(secret, { body: raw, recipients }, app.clock.now()),
          'Pasokh-Recipients': recipients,
        },
        body: raw,
      }),
    );
    await app.settle();
    answerMs.push(performance.now() - begun);
    expect(answer.status).toBe(200);
    expect(app.logLines.filter((line) => line.includes('"error"'))).toEqual([]);
    return (await answer.json()) as { result: string };
  };
  const messages = async () => (await app.db.all(sql`SELECT id FROM messages`)).length;
  return { app, replyTo, post, messages, answerMs };
}
