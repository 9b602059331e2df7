import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { startGateway } from '../fakes/gateway.ts';
import { kavenegarKey, kavenegarPanel } from '../fakes/kavenegar.ts';
import { startMailServer } from '../fakes/mail-server.ts';
import { gatherCrowd, type Sent } from './crowd.ts';
import { type MortalServer, makeMortalServer, seatCustomers } from './mortal-server.ts';

const kills = Number(process.env.FAULT_KILLS ?? 20);
const rest = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

type OutboxRow = {
  id: string;
  message: string;
  channel: string;
  state: string;
  dedupe: number;
  claims: number;
  data: string;
};

/** As if a minute had passed while the app was down: what a dead sender held may be taken again. */
const endLeases = (server: MortalServer) =>
  server.withDatabase((db) =>
    db.prepare("UPDATE outbox SET due_at = 0 WHERE state = 'queued'").run([]),
  );

const readOutbox = (server: MortalServer) =>
  server.withDatabase(
    (db) =>
      db
        .prepare(
          'SELECT id, message, channel, state, dedupe_id AS dedupe, claims, data FROM outbox',
        )
        .all([]) as OutboxRow[],
  );

/** Runs the app until nothing waits to be sent; three minutes are enough for any crowd here. */
async function drain(server: MortalServer) {
  endLeases(server);
  await server.start();
  const isWaiting = () => readOutbox(server).some(({ state }) => state === 'queued');
  for (let look = 0; look < 360 && isWaiting(); look++) await rest(500);
  await server.kill();
}

it(
  `R47 R59 ${kills} kills under load lose nothing that was acknowledged and no notice`,
  async () => {
    const gateway = await startGateway(kavenegarPanel, { now: () => Date.now() });
    const mail = await startMailServer();
    const server = await makeMortalServer({
      kavenegar: gateway.baseUrl,
      smtp: mail.url,
      key: kavenegarKey,
    });
    await server.start();
    await server.kill();
    const crowd = gatherCrowd(server, seatCustomers(server, 6));

    crowd.arrive();
    for (let kill = 0; kill < kills; kill++) {
      if (kill % 5 === 4) endLeases(server);
      await server.start();
      await rest(Math.random() * 500);
      await server.kill();
    }
    await server.start();
    await crowd.leave();
    await server.kill();
    await drain(server);

    expect(crowd.refused).toEqual([]);
    const acknowledged = crowd.sent.filter(({ code }) => code !== null);
    const tickets = acknowledged.filter(({ path }) => path === '/api/contact');
    const replies = acknowledged.filter(({ path }) => path !== '/api/contact');
    expect(tickets.length).toBeGreaterThan(kills / 2);
    checkDatabase(server, tickets, replies);
    checkNotices(readOutbox(server), gateway, mail);

    const sms = readOutbox(server).filter(({ channel }) => channel === 'sms');
    console.log(
      `${kills} kills: ${tickets.length} tickets and ${replies.length} replies acknowledged after ` +
        `${acknowledged.reduce((sum, { tries }) => sum + tries, 0)} tries; ${readOutbox(server).length} notices, ` +
        `${sms.filter(({ claims }) => claims > 1).length} SMS taken up again, ${gateway.calls.length} gateway calls`,
    );
    await rm(server.base, { recursive: true, force: true });
  },
  15 * 60_000,
);

/** Everything acknowledged is there, once, and whole. */
function checkDatabase(server: MortalServer, tickets: readonly Sent[], replies: readonly Sent[]) {
  server.withDatabase((db) => {
    const all = <T>(query: string) => db.prepare(query).all([]) as T[];
    expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(all('PRAGMA foreign_key_check')).toEqual([]);

    const texts = all<{ code: string; text: string }>(
      'SELECT tickets.code, messages.text FROM messages JOIN tickets ON tickets.id = messages.ticket_id',
    );
    const written = new Map(texts.map(({ code, text }) => [text, code]));
    expect(written.size, 'a text stands twice').toBe(texts.length);
    for (const { code, body } of [...tickets, ...replies]) {
      expect(written.get(String(body.text)), `what was acknowledged as ${code}`).toBe(
        parseTrackingCode(code ?? ''),
      );
    }
    expect(all('SELECT id FROM tickets')).toHaveLength(tickets.length);
    expect(all('SELECT id FROM messages')).toHaveLength(tickets.length + replies.length);

    const bare = all(`SELECT id FROM tickets WHERE state = 'waiting' AND (
      NOT EXISTS (SELECT 1 FROM ticket_history WHERE ticket_id = tickets.id)
      OR (SELECT count(*) FROM outbox WHERE ticket_id = tickets.id AND message = 'ticket_filed') <> 2)`);
    expect(bare, 'a ticket without its history or its two notices').toEqual([]);
  });
}

/** Each notice was called for at least once, always under the same key; a gateway that heeds keys delivered once. */
function checkNotices(
  rows: readonly OutboxRow[],
  gateway: Awaited<ReturnType<typeof startGateway>>,
  mail: Awaited<ReturnType<typeof startMailServer>>,
) {
  expect(
    rows.filter(({ state }) => state !== 'sent').map(({ state, message }) => `${message} ${state}`),
  ).toEqual([]);
  const delivered = gateway.accepted.map(({ key }) => key);
  expect(new Set(delivered).size, 'one key delivered twice').toBe(delivered.length);
  const texts = gateway.accepted.map(({ text }) => text);
  expect(new Set(texts).size, 'one notice under two keys').toBe(texts.length);
  const mailed = new Set(mail.received.map(({ mail }) => mail.messageId));
  for (const { id, channel, dedupe } of rows) {
    if (channel === 'sms') expect(delivered).toContain(String(dedupe));
    else expect(mailed).toContain(`<${id}@localhost>`);
  }
}
