import { connect, type Socket } from 'node:net';
import type { OpenWire } from '../../worker/notifications/providers/smtp-over-wire.ts';

/** The sockets of Node in the place of those of Workers, for tests of what is said over them. */
export const openNodeWire: OpenWire = async ({ host, port }) => {
  const socket = connect({ host, port });
  const chunks = listen(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  return {
    read: async () => ((await chunks.next()).value as Uint8Array | undefined) ?? null,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (fault) => (fault ? reject(fault) : resolve()));
      }),
    startTls: () => Promise.reject(new Error('No test of this wire needs TLS.')),
    close: () => void socket.destroy(),
  };
};

/** What arrives, one piece after the other; ends with the connection. */
async function* pieces(socket: Socket) {
  for await (const chunk of socket) yield chunk as Uint8Array;
}

function listen(socket: Socket) {
  socket.on('error', () => {});
  return pieces(socket);
}
