// Plays clients that send slowly, stall, read nothing or say nothing, against a built server on this machine.
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { parseAnswer, type RawAnswer } from '../helpers/raw-request.ts';

/** A client of the attack: what it has received, and whether the server has closed its connection. */
export type HostileClient = {
  socket: Socket;
  answer(): RawAnswer;
  isClosed(): boolean;
};

const head = (line: string, headers: readonly string[] = []) =>
  [line, 'Host: localhost', 'Sec-Fetch-Site: same-origin', ...headers, '', ''].join('\r\n');

const piece = Buffer.alloc(64 * 1024, 'x');

function open(port: number, text = ''): HostileClient {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  if (text) socket.write(text);
  let received = '';
  let closed = false;
  socket.on('data', (bytes) => {
    if (received.length < 10_000) received += bytes.toString();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  socket.on('end', () => {
    closed = true;
    socket.end();
  });
  return { socket, answer: () => parseAnswer(received), isClosed: () => closed };
}

/** Sends `bytes` as fast as they are taken, and then nothing more. */
function fill({ socket }: HostileClient, bytes: number) {
  let left = bytes;
  const send = () => {
    while (left > 0 && !socket.destroyed) {
      left -= piece.length;
      if (!socket.write(piece)) return;
    }
  };
  socket.on('drain', send);
  send();
}

/** The kinds of client; each call opens one. A `from` gives it an address behind a declared proxy. */
export const hostileClients = {
  /** Claims a file of 5 MB, sends all but the end of it, and stalls. */
  stalledUpload(port: number, from: string): HostileClient {
    const bytes = 5 * 1024 * 1024;
    const headers = [
      `X-Forwarded-For: ${from}`,
      `Form-Token: ${'a'.repeat(22)}`,
      'File-Name: a.png',
      'Content-Type: image/png',
      `Content-Length: ${bytes}`,
    ];
    const client = open(port, head('POST /api/attachments HTTP/1.1', headers));
    fill(client, bytes - piece.length);
    return client;
  },
  /** The same in chunks, without a word of its length. */
  stalledChunks(port: number, from: string): HostileClient {
    const headers = [
      `X-Forwarded-For: ${from}`,
      `Form-Token: ${'a'.repeat(22)}`,
      'File-Name: a.png',
      'Transfer-Encoding: chunked',
    ];
    const client = open(port, head('POST /api/attachments HTTP/1.1', headers));
    client.socket.write(`${(5 * 1024 * 1024).toString(16)}\r\n`);
    fill(client, 4 * 1024 * 1024);
    return client;
  },
  /** Posts a request of 250 KB but its end. */
  stalledForm(port: number, from: string): HostileClient {
    const headers = [
      `X-Forwarded-For: ${from}`,
      'Content-Type: application/json',
      `Content-Length: ${250 * 1024}`,
    ];
    const client = open(port, head('POST /api/contact HTTP/1.1', headers));
    fill(client, 192 * 1024);
    return client;
  },
  /** Sends a head byte by byte, one a second. */
  slowHead(port: number): HostileClient {
    const client = open(port);
    const text = head('GET / HTTP/1.1', ['X: y'.repeat(1_000)]);
    let at = 0;
    const timer = setInterval(() => {
      if (client.socket.writable) client.socket.write(text.charAt(at++));
    }, 1_000);
    client.socket.once('close', () => clearInterval(timer));
    return client;
  },
  /** Connects and says nothing. */
  silent: (port: number): HostileClient => open(port),
  /** Says that it sends no more in the middle of a head, and stays. */
  halfOpen(port: number): HostileClient {
    const client = open(port, 'GET / HTTP/1.1\r\nHost: loc');
    client.socket.end();
    return client;
  },
  /** Asks for a page eight times, and reads none of it. */
  slowReader(port: number, path: string): HostileClient {
    const client = open(port, head(`GET ${path} HTTP/1.1`).repeat(8));
    client.socket.pause();
    return client;
  },
};

/** The most that a process has had so far, in MiB; 0 where the system does not tell. */
export async function peakMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
