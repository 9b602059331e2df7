import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { minutes } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { addressKey } from '../../security/client-address.ts';

/**
 * Most connections at once: each may hold a head, a piece of a body and a piece of a file, about 150 KB
 * (R93). A browser opens six, for some seconds.
 */
export const maxConnections = 300;

/** What may be open above `max` for the moment in which closed ones are still going. */
const headroom = 100;
const reportEveryMs = minutes(10);

/**
 * Over `max`, each new connection closes one: of the address that has the most, the oldest that waits
 * for no answer, or else the oldest. So whoever opens many loses their own, and all others keep theirs.
 */
export function boundConnections(
  server: Server,
  {
    max,
    isBusy,
    log,
  }: { max: number; isBusy: (socket: Socket) => boolean; log: Pick<Log, 'info'> },
) {
  const byAddress = new Map<string, Set<Socket>>();
  let count = 0;
  let reportedAt = Number.NEGATIVE_INFINITY;
  server.maxConnections = max + headroom;
  server.on('connection', (socket: Socket) => {
    const key = addressKey(socket.remoteAddress ?? '');
    const own = byAddress.get(key) ?? new Set();
    byAddress.set(key, own.add(socket));
    count += 1;
    let isCounted = true;
    const forget = () => {
      if (!isCounted) return;
      isCounted = false;
      count -= 1;
      own.delete(socket);
      if (own.size === 0) byAddress.delete(key);
    };
    socket.once('close', forget);
    if (count <= max) return;
    const most = [...byAddress.values()].reduce((a, b) => (b.size > a.size ? b : a));
    const others = [...most].filter((one) => one !== socket && !one.destroyed);
    (others.find((one) => !isBusy(one)) ?? others[0] ?? socket).destroy();
    if (Date.now() - reportedAt < reportEveryMs) return;
    reportedAt = Date.now();
    log.info('connections_full', { max });
  });
}
