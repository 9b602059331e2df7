import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How long a client may go on sending what nobody reads before its connection is cut. */
const lingerMs = 2_000;

/**
 * Makes the server end a connection by closing its own side first and passing over what still
 * comes in (RFC 9112, 9.6). Node closes both sides at once: bytes that lie unread then make the
 * system reset the connection, and a client that is still sending may lose the answer it was to
 * stop for, such as a 413.
 */
export function lingerOnClose(server: Server) {
  server.on('connection', (socket: Socket) => {
    let isEnding = false;
    socket.destroySoon = () => {
      if (isEnding) return;
      isEnding = true;
      cutAfterLinger(socket);
      socket.end();
    };
  });
}

/** Sends the last bytes of a connection, passes over what still comes in, and closes it. */
export function endWith(socket: Duplex, bytes: string) {
  cutAfterLinger(socket);
  // A client that goes away meanwhile has nothing to lose.
  socket.on('error', () => socket.destroy());
  socket.end(bytes);
  socket.resume();
}

function cutAfterLinger(socket: Duplex) {
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(timer));
}
