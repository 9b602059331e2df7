import { connect } from 'node:net';
import { lackingSecurity } from './security-names.ts';

/** An answer as it came over the wire; `status` 0 where none came. */
export type RawAnswer = { status: number; headers: Map<string, string>; body: string };

/** Sends bytes as they are, for what `fetch` would never say; answers once the other side has closed. */
export function sendRaw(port: number, text: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(chunks).toString())));
  });
}

/** The first answer of a connection; an interim one (100) is passed over. */
export function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.replace(/^HTTP\/1\.1 100 .*\r\n\r\n/, '').split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0),
    headers: new Map(
      lines.map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
      }),
    ),
    body: rest.join('\r\n\r\n'),
  };
}

/** Names of our security headers that an answer lacks. */
export const lackingHeaders = ({ headers }: RawAnswer) => lackingSecurity(headers);
