import { readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { solveAt } from '../helpers/proof-of-work.ts';
import { freshBase, startServer, until } from '../helpers/running-server.ts';

/** Sends bytes as they are, for what `fetch` would never say; answers with all that comes back. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, 'localhost', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (fault) => (answer ? resolve(answer) : reject(fault)));
  });
}

/** Sends a chunked body as fast as it is taken, until all is sent or the server hangs up. */
function pour(port: number, path: string, mebibytes: number): Promise<string> {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  return new Promise((resolve) => {
    let answer = '';
    let left = mebibytes * 16;
    const socket = connect(port, 'localhost');
    const send = () => {
      while (left-- > 0) if (!socket.write(chunk)) return;
      socket.end('0\r\n\r\n');
    };
    socket.on('drain', send);
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(answer));
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nForm-Token: ${'a'.repeat(22)}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    send();
  });
}

/** The most memory a process has held so far, where the system tells it; else nothing. */
async function peakMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

describe('the server on one machine', () => {
  it('starts from an empty folder, prints its address, and keeps its secrets private', async () => {
    const server = await startServer();
    expect(server.output()).toContain(`Pasokh is open at ${server.origin}/`);
    expect(await (await fetch(`${server.origin}/api/ready`)).json()).toEqual({ ready: true });
    const { mode } = await stat(join(server.base, 'data/secrets'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('ends cleanly, and the answer under way arrives whole', async () => {
    const server = await startServer();
    const body = '{"a":1}';
    const head = `POST /api/nothing HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    const socket = connect(server.port, 'localhost');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(head + body.slice(0, 3));
    await until(async () => (await fetch(`${server.origin}/api/health`)).ok);
    server.child.kill('SIGTERM');
    await until(() => server.output().includes('Finishing'));
    socket.write(body.slice(3));
    await closed;
    expect(answer).toContain('404 Not Found');
    expect(await server.exit).toBe(0);
  });

  it('reports that the port is taken, and which setting chooses another', async () => {
    const first = await startServer();
    const second = await startServer({ env: { PORT: String(first.port) } });
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain('is taken');
    expect(second.output()).toContain('PORT=');
  });

  it('lists every fault of its configuration and does not start', async () => {
    const server = await startServer({
      env: { PUBLIC_ORIGIN: 'http://help.example.ir', SMTP_URL: 'x' },
    });
    expect(await server.exit).toBe(1);
    expect(server.output()).toMatch(
      /PUBLIC_ORIGIN[\s\S]*APP_SECRET|APP_SECRET[\s\S]*PUBLIC_ORIGIN/,
    );
  });

  it('keeps a copy of a database before it migrates it', async () => {
    const base = await freshBase();
    const { stop } = await startServer({ base, keep: true });
    await stop();
    const file = join(base, 'data/pasokh.db');
    const db = new Libsql(file);
    db.exec('UPDATE __drizzle_migrations SET created_at = 0');
    db.exec("SELECT 'the tables stay: the migration will now fail on them'");
    db.close();
    const again = await startServer({ base });
    expect(await again.exit).toBe(1);
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(join(base, 'data/backups'))).toHaveLength(1);
  });

  it('R25 says when its database has another schema than it expects', async () => {
    const server = await startServer();
    const db = new Libsql(join(server.base, 'data/pasokh.db'), { timeout: 5_000 });
    db.exec('UPDATE __drizzle_migrations SET created_at = created_at + 1');
    db.close();
    expect((await fetch(`${server.origin}/api/ready`)).status).toBe(503);
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
  });

  it('R29 refuses a chunked body over the cap by its real bytes', async () => {
    const server = await startServer();
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await sendRaw(
      server.port,
      `POST /api/nothing HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(6)}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(answer).toContain('"body_too_large"');
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  it.each(['/api/nothing', '/api/attachments'])(
    'R29 its memory stays flat while %s is sent 256 MiB in chunks',
    async (path) => {
      const server = await startServer();
      await fetch(`${server.origin}/api/ready`);
      const before = await peakMiB(server.child.pid);
      expect(await pour(server.port, path, 256)).toMatch(/^HTTP\/1.1 413/);
      expect((await peakMiB(server.child.pid)) - before).toBeLessThan(96);
    },
  );

  it('R29 answers the refusal to a client that is still sending', async () => {
    const server = await startServer();
    const socket = connect({ port: server.port, host: 'localhost', allowHalfOpen: true });
    const faults: string[] = [];
    socket.on('error', (fault: NodeJS.ErrnoException) => faults.push(fault.code ?? ''));
    const answered = new Promise<string>((resolve) => socket.once('data', (d) => resolve(`${d}`)));
    socket.write(
      'POST /api/sign-in/code HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n' +
        `Transfer-Encoding: chunked\r\n\r\n80000\r\n${'x'.repeat(0x80000)}\r\n`,
    );
    expect(await answered).toMatch(/^HTTP\/1.1 413/);
    // Well after the server has closed its side, and well before it gives up.
    for (let sent = 0; sent < 8; sent++) {
      await new Promise((wake) => setTimeout(wake, 100));
      socket.write(`1000\r\n${'x'.repeat(0x1000)}\r\n`);
    }
    expect(faults).toEqual([]);
    expect(socket.destroyed).toBe(false);
    socket.end('0\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(faults).toEqual([]);
  });

  it('R29 cuts a client that never stops sending', async () => {
    const server = await startServer();
    const socket = connect(server.port, 'localhost').on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      'POST /api/sign-in/code HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n' +
        `Transfer-Encoding: chunked\r\n\r\n80000\r\n${'x'.repeat(0x80000)}\r\n`,
    );
    const drip = setInterval(() => socket.write('1\r\nx\r\n'), 50);
    await closed.finally(() => clearInterval(drip));
  });

  it('R56 waits for another process that holds the write lock', async () => {
    const server = await startServer();
    const mobile = '09121234567';
    const work = await solveAt((request) => fetch(request), server.origin)('code', mobile);
    const other = new Libsql(join(server.base, 'data/pasokh.db'), { timeout: 5_000 });
    other.exec('BEGIN IMMEDIATE');
    const asked = fetch(`${server.origin}/api/sign-in/code`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify({ mobile, work }),
    });
    await new Promise((wake) => setTimeout(wake, 1_000));
    other.exec('COMMIT');
    other.close();
    expect((await asked).status).toBeLessThan(300);
  });

  it('serves no file but those of the site', async () => {
    const server = await startServer();
    await writeFile(join(server.base, 'dist/secret.txt'), 'secret');
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fserver/built.json',
      '/_astro/../../server/built.json',
      '/%00',
      '//etc/passwd',
      '/\\..\\secret.txt',
      '/index.html.br',
    ]) {
      const answer = await sendRaw(
        server.port,
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, path).toMatch(/^HTTP\/1.1 (?:404|400|307)/);
      expect(answer, path).not.toContain('secret\n');
    }
  });

  it("compresses the page of results for browsers that read brotli, and no page that is somebody's", async () => {
    const server = await startServer();
    const answerOf = (path: string, encoding: string) =>
      fetch(server.origin + path, { headers: { 'Accept-Encoding': encoding } });
    const results = '/search/?q=%DA%A9%DB%8C%D9%81';
    const small = await answerOf(results, 'br, gzip');
    const plain = await answerOf(results, 'br;q=0, identity');
    expect(small.headers.get('Content-Encoding')).toBe('br');
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    for (const { headers } of [small, plain]) {
      expect(headers.get('Vary')).toContain('Accept-Encoding');
      expect(headers.get('X-Robots-Tag')).toBe('noindex');
    }
    expect(await small.text()).toBe(await plain.text());
    for (const path of ['/confirm/', '/api/health']) {
      const { headers } = await answerOf(path, 'br');
      expect([path, headers.get('Content-Encoding')]).toEqual([path, null]);
    }
  });

  it('sends compressed files, and nothing to whom holds them already', async () => {
    const server = await startServer();
    const first = await fetch(server.origin, { headers: { 'Accept-Encoding': 'br' } });
    expect(first.headers.get('Content-Encoding')).toBe('br');
    expect(await first.text()).toContain('<html lang="fa" dir="rtl"');
    const tag = first.headers.get('ETag') ?? '';
    const second = await fetch(server.origin, {
      headers: { 'Accept-Encoding': 'br', 'If-None-Match': tag },
    });
    expect(second.status).toBe(304);
    const zipped = await fetch(server.origin, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(zipped.headers.get('Content-Encoding')).toBe('gzip');
    const plain = await fetch(server.origin, { headers: { 'Accept-Encoding': 'identity' } });
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    const style = /\/_astro\/[^"]+\.css/.exec(await plain.text())?.[0];
    const asset = await fetch(`${server.origin}${style}`);
    expect(asset.headers.get('Cache-Control')).toContain('immutable');
  });
});
