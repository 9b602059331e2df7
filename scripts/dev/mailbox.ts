import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server on loopback that keeps nothing: each mail is printed like the terminal prints an SMS.
 * `url` is an `SMTP_URL`.
 */
export async function openMailbox(write: (text: string) => void = console.log) {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    async onData(stream, { envelope }, done) {
      try {
        const { subject = '', text = '' } = await PostalMime.parse(await buffer(stream));
        const to = envelope.rcptTo.map(({ address }) => address).join(', ');
        write(`Mail to ${to}: ${subject}\n${text.trimEnd().replace(/^/gm, '  | ')}`);
        done();
      } catch (fault) {
        done(fault as Error);
      }
    },
  });
  // A sender that is started anew in the middle of a mail sends it again.
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
