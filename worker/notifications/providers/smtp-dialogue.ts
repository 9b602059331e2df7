import type { SmtpServer } from '../../foundation/smtp-url.ts';
import { base64 } from '../mail/base64.ts';
import type { SmtpFault } from './smtp-fault.ts';

/** A connection to a mail server, as a runtime has it. Every wait on it has an end. */
export type Wire = {
  /** The next bytes; null at the end of the connection. */
  read(): Promise<Uint8Array | null>;
  write(bytes: Uint8Array): Promise<void>;
  /** Goes on inside TLS, with a certificate that is checked against the host. */
  startTls(): Promise<void>;
  close(): void;
};

type Reply = { code: number; lines: string[] };

const encoder = new TextEncoder();
const maxReplyLength = 64 * 1024;
const lineFeed = 10;
const carriageReturn = 13;
const dot = 46;

const faultOf = (code: string, more: { responseCode?: number; command?: string } = {}): SmtpFault =>
  Object.assign(new Error(code), { code, ...more });

/**
 * Speaks SMTP (RFC 5321) over a wire that is open: greeting, STARTTLS, password, one mail.
 * Faults carry the codes that nodemailer's client gives, so that both are read alike.
 */
export class SmtpDialogue {
  readonly #wire: Wire;
  #text = '';
  #offers = new Map<string, string>();

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Greets as `name`, and changes to TLS where the server offers it. @throws SmtpFault where it must and cannot. */
  async greet(name: string, { secure, requireTls }: { secure: boolean; requireTls: boolean }) {
    const greeting = await this.#hear();
    if (greeting.code !== 220) throw faultOf('EPROTOCOL', { responseCode: greeting.code });
    await this.#sendHello(name);
    if (secure) return;
    if (!this.#offers.has('STARTTLS')) {
      if (requireTls) throw faultOf('ETLS', { command: 'STARTTLS is not offered' });
      return;
    }
    await this.#ask('STARTTLS', 220, 'ETLS');
    // What came before TLS may be from anybody (CVE-2011-0411).
    if (this.#text !== '') throw faultOf('ETLS', { command: 'STARTTLS' });
    try {
      await this.#wire.startTls();
      // Some runtimes tell of a refused certificate with the first words only.
      await this.#sendHello(name);
    } catch (fault) {
      if ((fault as SmtpFault).responseCode) throw fault;
      throw faultOf('ETLS', { command: 'not encrypted, or its certificate is refused' });
    }
  }

  /** @throws SmtpFault EAUTH */
  async login({ user, pass }: NonNullable<SmtpServer['auth']>) {
    const ways = (this.#offers.get('AUTH') ?? 'PLAIN').toUpperCase().split(/\s+/);
    if (ways.includes('PLAIN')) {
      const words = base64(encoder.encode(`\0${user}\0${pass}`));
      return this.#expect(await this.#ask(`AUTH PLAIN ${words}`), 235, 'EAUTH', 'AUTH PLAIN');
    }
    if (!ways.includes('LOGIN')) throw faultOf('EAUTH', { command: 'no known way to log in' });
    this.#expect(await this.#ask('AUTH LOGIN'), 334, 'EAUTH', 'AUTH LOGIN');
    this.#expect(await this.#ask(base64(encoder.encode(user))), 334, 'EAUTH', 'AUTH LOGIN');
    this.#expect(await this.#ask(base64(encoder.encode(pass))), 235, 'EAUTH', 'AUTH LOGIN');
  }

  /** @throws SmtpFault EENVELOPE for what the server does not take, EMESSAGE for the mail itself */
  async send({ from, to }: { from: string; to: string }, raw: Uint8Array) {
    const isPlain = [from, to].every((address) => /^[\x21-\x7e]+$/.test(address));
    for (const address of [from, to])
      if (!/^[^\s<>,\p{Cc}]+@[^\s<>,@\p{Cc}]+$/u.test(address)) throw faultOf('EENVELOPE');
    if (!isPlain && !this.#offers.has('SMTPUTF8')) throw faultOf('EENVELOPE');
    const sender = `MAIL FROM:<${from}>${isPlain ? '' : ' SMTPUTF8'}`;
    this.#expect(await this.#ask(sender), 250, 'EENVELOPE', 'MAIL FROM');
    const { code } = await this.#ask(`RCPT TO:<${to}>`);
    if (code !== 250 && code !== 251)
      throw faultOf('EENVELOPE', { responseCode: code, command: 'RCPT TO' });
    this.#expect(await this.#ask('DATA'), 354, 'EENVELOPE', 'DATA');
    await this.#wire.write(asData(raw));
    this.#expect(await this.#hear(), 250, 'EMESSAGE', 'DATA');
  }

  /** Sends QUIT without waiting for an answer: the mail is the server's by now. */
  async quit() {
    await this.#wire.write(encoder.encode('QUIT\r\n')).catch(() => {});
  }

  async #sendHello(name: string) {
    const { lines } = await this.#ask(`EHLO ${name}`, 250, 'EPROTOCOL');
    this.#offers = new Map(
      lines.slice(1).map((line) => {
        const [word = '', ...rest] = line.split(/[\s=]+/);
        return [word.toUpperCase(), rest.join(' ')];
      }),
    );
  }

  async #ask(line: string, code?: number, fault = ''): Promise<Reply> {
    await this.#wire.write(encoder.encode(`${line}\r\n`));
    const reply = await this.#hear();
    if (code !== undefined) this.#expect(reply, code, fault, line.split(' ')[0] ?? '');
    return reply;
  }

  #expect(reply: Reply, code: number, fault: string, command: string) {
    if (reply.code !== code) throw faultOf(fault, { responseCode: reply.code, command });
  }

  /** One whole reply: lines of `250-…` up to that of `250 …`. */
  async #hear(): Promise<Reply> {
    const lines: string[] = [];
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end < 0) {
        await this.#readMore();
        continue;
      }
      const line = this.#text.slice(0, end).replace(/\r$/, '');
      this.#text = this.#text.slice(end + 1);
      const parsed = /^(\d{3})(?:([ -])(.*))?$/.exec(line);
      if (!parsed) throw faultOf('EPROTOCOL');
      lines.push(parsed[3] ?? '');
      if (parsed[2] !== '-') return { code: Number(parsed[1]), lines };
      if (lines.length > 200) throw faultOf('EPROTOCOL');
    }
  }

  async #readMore() {
    const bytes = await this.#wire.read();
    if (bytes === null) throw faultOf('ECONNECTION');
    // Replies are ASCII; a letter outside of it may come torn in two and does not matter.
    this.#text += new TextDecoder().decode(bytes);
    if (this.#text.length > maxReplyLength) throw faultOf('EPROTOCOL');
  }
}

/** Every line ends in CRLF, one that begins with a dot gets another, and a dot alone ends it all. */
function asData(raw: Uint8Array): Uint8Array {
  const data = new Uint8Array(raw.length * 2 + 5);
  let at = 0;
  let before = lineFeed;
  for (const byte of raw) {
    if (byte === lineFeed && before !== carriageReturn) data[at++] = carriageReturn;
    if (byte === dot && before === lineFeed) data[at++] = dot;
    data[at++] = byte;
    before = byte;
  }
  const end = before === lineFeed ? '.\r\n' : '\r\n.\r\n';
  data.set(encoder.encode(end), at);
  return data.slice(0, at + end.length);
}
