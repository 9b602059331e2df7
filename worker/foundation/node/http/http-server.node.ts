// The HTTP server of Node and its limits on clients (R93, R95): how long they may take, how many
// connections they may have, and what is answered where no request can be read.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { minutes, seconds } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { CompressingResponse } from './compressing-response.node.ts';
import { boundConnections, maxConnections } from './connections.node.ts';
import { endWith, lingerOnClose } from './lingering-close.node.ts';
import { PassableRequest } from './passable-request.node.ts';
import { headOf, type RefusalCode, type Refusals } from './refusals.node.ts';
import { endSlowRequests } from './slow-requests.node.ts';

/** How long clients may take. Node looks at connections every `checkEveryMs`, so up to that is added. */
const timeouts = {
  /** A connection without a whole head of a request, be it the first or a later one. */
  headersMs: seconds(15),
  /** A whole request: 5 MB at 70 kbit/s. */
  requestMs: minutes(10),
  /** An idle connection: long enough for the next page of a reader, or the next request of a proxy. */
  keepAliveMs: seconds(10),
  /** A connection on which nothing moves either way, such as an answer that nobody takes. */
  silenceMs: seconds(60),
  checkEveryMs: seconds(2),
};

/** The server, not listening yet; `listener` gets requests that HTTP allows. */
export function createHttpServer(
  { refusals, log }: { refusals: Refusals; log: Pick<Log, 'info'> },
  listener: RequestListener,
): Server {
  const exchanges = trackExchanges();
  const server = createServer(
    {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: timeouts.keepAliveMs,
      connectionsCheckingInterval: timeouts.checkEveryMs,
      // What a connection may hold unread, or untaken, before the other side has to wait.
      highWaterMark: 16 * 1024,
      // HTTP/1.0 has none; `isWellFormed` asks for it in later versions.
      requireHostHeader: false,
      IncomingMessage: PassableRequest,
      ServerResponse: CompressingResponse,
    },
    (request, response) => {
      // Before Node itself passes over what nobody asked for.
      response.once('prefinish', () => {
        if (!request.complete) request.passOver();
      });
      exchanges.inTurn(request, response, () => {
        if (isWellFormed(request)) listener(request, response);
        else refusals.answer(request, response, 'malformed_request');
      });
    },
  );
  server.timeout = timeouts.silenceMs;
  lingerOnClose(server);
  boundConnections(server, { max: maxConnections, isBusy: exchanges.isOpen, log });
  endSlowRequests(server, {
    maxAnswerMs: timeouts.requestMs,
    end: (request, response) => {
      if (response.headersSent) request.socket.destroy();
      else endWith(request.socket, refusals.raw('request_too_slow', headOf(request)));
    },
  });

  server.on('clientError', (fault: ClientFault, socket) => {
    const isGone = fault.code === 'ECONNRESET' || !socket.writable;
    if (isGone || exchanges.isAnswered(socket)) socket.destroy();
    else endWith(socket, refusals.raw(codeOfFault(fault), fault.rawPacket?.toString('latin1')));
  });
  server.on('connect', (request, socket) => {
    endWith(socket, refusals.raw('method_not_allowed', headOf(request)));
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    refusals.answer(request, response, 'expectation_refused');
  });
  return server;
}

type ClientFault = NodeJS.ErrnoException & { rawPacket?: Buffer };

function codeOfFault({ code }: ClientFault): RefusalCode {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 'headers_too_large';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'body_too_large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request_too_slow';
    default:
      return 'malformed_request';
  }
}

/** RFC 9112, 3.2: one host, and none only before HTTP/1.1. */
function isWellFormed({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, at) => at % 2 === 0);
  const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

/** Requests that a client may send ahead of answers. */
const mostAhead = 10;

/** Knows of each connection the requests that are not answered to the end. */
function trackExchanges() {
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  const responsesOf = (socket: Duplex) => [...(open.get(socket) ?? [])];
  return {
    /** Begins an answer when those before it have ended, so that a connection holds the bytes of one. */
    inTurn({ socket }: IncomingMessage, response: ServerResponse, begin: () => void) {
      const earlier = responsesOf(socket);
      if (earlier.length >= mostAhead) {
        socket.destroy();
        return;
      }
      open.set(socket, new Set([...earlier, response]));
      response.once('close', () => open.get(socket)?.delete(response));
      const last = earlier.at(-1);
      if (!last) begin();
      else
        last.once('close', () => {
          if (!socket.destroyed) begin();
        });
    },
    isOpen: (socket: Duplex) => responsesOf(socket).length > 0,
    /** True where an answer has begun, into which nothing else may be written. */
    isAnswered: (socket: Duplex) => responsesOf(socket).some(({ headersSent }) => headersSent),
  };
}

/** Ends when the server listens. @throws EADDRINUSE where the port is taken. */
export function listen(
  server: Server,
  { port, listenAddress }: { port: number; listenAddress: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, listenAddress, resolve);
  });
}

const closeTimeoutMs = seconds(10);

/** Requests in flight get ten seconds; a connection that only waits for more is closed at once. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const lastResort = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
    server.close(() => {
      clearTimeout(lastResort);
      resolve();
    });
    server.closeIdleConnections();
  });
}
