import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import { noteAttack } from '../attack/figures.ts';
import { type HostileClient, hostileClients, peakMiB } from '../attack/slow-clients.ts';
import { startServer } from '../helpers/running-server.ts';

/** Seconds that the long form plays; the short one ends once the attack stands. */
const { isLong } = inject('attack');
const onLinux = process.platform === 'linux';
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

const uploadAs = (origin: string, from: string) =>
  fetch(`${origin}/api/attachments`, {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-For': from,
      'Form-Token': 'a-form-token-of-128-bits',
      'File-Name': 'a.png',
    },
    body: pictures.png,
  });

describe('R93 slow, stalled and silent clients', () => {
  it(
    'hold little memory, and an honest client is served meanwhile',
    async (context) => {
      const server = await startServer({ env: { TRUSTED_PROXY_COUNT: '1' } });
      const clients: Record<string, HostileClient[]> = {};
      const play = (name: string, count: number, begin: (at: number) => HostileClient) => {
        clients[name] = Array.from({ length: count }, (_, at) => begin(at));
      };
      onTestFinished(() => {
        for (const { socket } of Object.values(clients).flat()) socket.destroy();
      });
      const { port, origin } = server;
      // Half from one address, half from one each.
      const from = (at: number) => (at % 2 === 0 ? '192.0.2.1' : `198.51.100.${at % 250}`);
      play('uploads', 200, (at) => hostileClients.stalledUpload(port, from(at)));
      play('chunks', 50, (at) => hostileClients.stalledChunks(port, from(at)));
      play('forms', 100, (at) => hostileClients.stalledForm(port, from(at)));
      play('heads', 50, () => hostileClients.slowHead(port));
      play('silent', 100, () => hostileClients.silent(port));
      play('half-open', 20, () => hostileClients.halfOpen(port));
      play('readers', 60, () => hostileClients.slowReader(port, '/'));

      const until = Date.now() + (isLong ? 40_000 : 2_000);
      let slowestMs = 0;
      while (Date.now() < until) {
        const asked = performance.now();
        expect((await fetch(`${origin}/`)).status).toBe(200);
        expect((await fetch(`${origin}/api/ready`)).status).toBe(200);
        slowestMs = Math.max(slowestMs, (performance.now() - asked) / 2);
        await pause(200);
      }
      expect((await uploadAs(origin, '203.0.113.5')).status).toBe(201);
      const memoryMiB = await peakMiB(server.child.pid);
      const inputs = Object.values(clients).flat().length;
      noteAttack(context, { attack: 'slow clients', inputs, faults: 0, slowestMs, memoryMiB });
      if (onLinux) expect(memoryMiB).toBeLessThan(250);
      if (isLong) {
        for (const name of ['uploads', 'chunks', 'forms', 'heads', 'silent', 'half-open'])
          expect(
            clients[name]?.filter((client) => !client.isClosed()),
            name,
          ).toHaveLength(0);
      }
      expect(server.output()).not.toMatch(/"level":"(error|alarm)"/);
    },
    isLong ? 120_000 : 60_000,
  );
});
