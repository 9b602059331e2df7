import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mailLimits } from '../../worker/foundation/fixed-limits.ts';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { rawMail } from '../helpers/raw-mail.ts';

const secret = 'the secret of the mail pipe';
const inbox = 'reply@help.narenj.example';
const mail = rawMail({ from: 'sara@mail.example', to: inbox });

/** A help centre that answers every mail like this, and what it got. */
async function startAnswering(status: number, answer: unknown) {
  const got: { body: string; recipients: string | string[] | undefined }[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString();
    got.push({ body, recipients: request.headers['pasokh-recipients'] });
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { got, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** The exit code by which the mail server knows what to do with the mail. */
async function pipe(origin: string, raw: string | Uint8Array, recipients: string[] = [inbox]) {
  const child = spawn(process.execPath, ['scripts/inbound-pipe.ts', ...recipients], {
    env: { ...bareEnvironment, INBOUND_SECRET: secret, PUBLIC_ORIGIN: origin },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(raw);
  const [code] = await once(child, 'exit');
  return code as number;
}

const taken = 0;
const dataError = 65;
const temporaryFailure = 75;

describe('R91 the pipe of the mail server', () => {
  it('ends as the answer says: taken, refused for good, or to be tried again', async () => {
    const answers: [number, unknown, number][] = [
      [200, { result: 'threaded' }, taken],
      [200, { result: 'not_ours' }, taken],
      [200, { result: 'unreadable' }, dataError],
      [413, { error: { code: 'body_too_large' } }, dataError],
      [200, 'a page of the proxy', temporaryFailure],
      [404, { error: { code: 'not_found' } }, temporaryFailure],
      [503, { error: { code: 'unavailable' } }, temporaryFailure],
    ];
    const ends = answers.map(async ([status, answer, code]) => {
      const { got, origin } = await startAnswering(status, answer);
      expect([answer, await pipe(origin, mail)]).toEqual([answer, code]);
      expect(got).toEqual([{ body: mail, recipients: inbox }]);
    });
    await Promise.all(ends);
  });

  it('sends nothing of a mail that is too large', async () => {
    const { got, origin } = await startAnswering(200, { result: 'threaded' });
    expect(await pipe(origin, new Uint8Array(mailLimits.bytes + 1))).toBe(dataError);
    expect(got).toEqual([]);
  });

  it('hands over a mail whatever its recipients are', async () => {
    const { got, origin } = await startAnswering(200, { result: 'not_ours' });
    const odd = ['reply+ب@help.narenj.example', 'a\r\nB: c@help.narenj.example', ' '];
    expect(await pipe(origin, mail, [...odd, inbox])).toBe(taken);
    expect(got).toEqual([{ body: mail, recipients: inbox }]);
  });

  it('has the mail wait while nobody answers', async () => {
    expect(await pipe('http://127.0.0.1:9', mail)).toBe(temporaryFailure);
  });
});
