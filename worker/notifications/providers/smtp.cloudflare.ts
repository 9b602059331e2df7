import { connect, type Socket } from 'cloudflare:sockets';
import type { EmailProvider } from '../../foundation/ports/providers.ts';
import type { Wire } from './smtp-dialogue.ts';
import type { SmtpFault } from './smtp-fault.ts';
import { type OpenWire, smtpOverWire } from './smtp-over-wire.ts';

/**
 * Sends mail from Cloudflare Workers over their own sockets. nodemailer over `node:net` looks the host
 * up by itself, at the cost of further subrequests, and `node:tls` in workerd then holds the certificate
 * against the address that was found: one for a name is refused (seen with workerd 1.20261023).
 */
export const smtpOverSockets = (server: { url: string; from: string }): EmailProvider =>
  smtpOverWire(server, openWire);

const openWire: OpenWire = async ({ host, port, secure }) => {
  const socket = connect(
    { hostname: host.includes(':') ? `[${host}]` : host, port },
    { secureTransport: secure ? 'on' : 'starttls' },
  );
  try {
    await socket.opened;
  } catch {
    // One fault stands for a server that is not there and for a certificate that is refused.
    const message = secure
      ? 'ECONNECTION or ETLS: not reached, or its certificate is refused'
      : 'ECONNECTION';
    throw Object.assign(new Error(message), { code: message }) satisfies SmtpFault;
  }
  return wireOf(socket);
};

function wireOf(plain: Socket): Wire {
  let socket = plain;
  let reader = socket.readable.getReader();
  let writer = socket.writable.getWriter();
  return {
    async read() {
      const { value } = await reader.read();
      return value ?? null;
    },
    write: (bytes) => writer.write(bytes),
    async startTls() {
      reader.releaseLock();
      writer.releaseLock();
      socket = socket.startTls();
      reader = socket.readable.getReader();
      writer = socket.writable.getWriter();
      await socket.opened;
    },
    close() {
      socket.close().catch(() => {});
    },
  };
}
