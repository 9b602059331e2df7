import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Under this much of a body within `windowSeconds` is too slow. */
const leastBytes = 8 * 1024;
const windowSeconds = 10;

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  since: number;
  /** Bytes read from the connection at each of the last seconds. */
  readings: number[];
};

/**
 * Calls `end` for a request whose body brings less than 8 KB in ten seconds, at any point of it, and
 * for one that is not answered to the end after `maxAnswerMs`. Seconds in which a client waits
 * for us to read on do not count against it.
 */
export function endSlowRequests(
  server: Server,
  {
    end,
    maxAnswerMs,
  }: {
    end: (request: IncomingMessage, response: ServerResponse) => void;
    maxAnswerMs: number;
  },
) {
  const open = new Set<Exchange>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const exchange = { request, response, since: performance.now(), readings: [] };
    open.add(exchange);
    const forget = () => open.delete(exchange);
    // An answer may be there before the body is.
    response.once('close', () => {
      if (request.complete || request.destroyed) forget();
      else request.once('close', forget);
    });
  });
  const timer = setInterval(() => {
    for (const exchange of open) {
      const isOld = performance.now() - exchange.since > maxAnswerMs;
      if (!isOld && !isTooSlow(exchange)) continue;
      open.delete(exchange);
      end(exchange.request, exchange.response);
    }
  }, 1_000);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}

/** Takes a reading; called each second. */
function isTooSlow(exchange: Exchange): boolean {
  const { request } = exchange;
  if (request.complete) return false;
  if (request.readableLength > 0) {
    exchange.readings = [];
    return false;
  }
  const now = request.socket.bytesRead;
  exchange.readings.push(now);
  if (exchange.readings.length <= windowSeconds) return false;
  return now - (exchange.readings.shift() ?? now) < leastBytes;
}
