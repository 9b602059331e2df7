import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { answererOf, isFilledFor } from '#shared/contract/pages.ts';
import type { Middleware } from './site.ts';

/**
 * Middleware of the site's development server: what the table of pages gives to the API goes on to
 * it, and a shell is looked up under its one address.
 */
export function forwardToApi(apiPort: number): Middleware {
  return (incoming, answer, next) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const answerer = answererOf(url.pathname);
    const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
    if (isFilledFor(answerer, incoming.headers.cookie)) return forward(incoming, answer, apiPort);
    if (isSafe && answerer.by === 'shell') incoming.url = answerer.built + url.search;
    if (isSafe && (answerer.by === 'shell' || answerer.by === 'built')) return next();
    forward(incoming, answer, apiPort);
  };
}

/** Hands a request to what listens on a port of 127.0.0.1, and its answer back; `added` are headers. */
function forward(
  incoming: IncomingMessage,
  answer: ServerResponse,
  port: number,
  added: Readonly<Record<string, string>> = {},
) {
  const { method, url } = incoming;
  const headers = { ...incoming.headers, ...added };
  const outgoing = send({ host: '127.0.0.1', port, method, path: url, headers }, (found) => {
    // The site's live reload is inline and from a socket; the policy is tested on built pages.
    const { 'content-security-policy': _policy, ...rest } = found.headers;
    answer.writeHead(found.statusCode ?? 502, rest);
    found.pipe(answer);
  });
  outgoing.once('error', () => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(503, { 'Retry-After': '1' }).end('The API is starting; try again.');
  });
  incoming.pipe(outgoing);
}

/** Addresses at which workerd itself fires the cron and `email()`, as with `wrangler dev`. */
export const triggers = {
  cron: '/cdn-cgi/local/scheduled',
  email: '/cdn-cgi/local/email',
} as const;

/**
 * The same for the worker: what `run_worker_first` of `wrangler.toml` names goes to it, and it decides,
 * as on Cloudflare; `portOf` waits while it starts anew.
 */
export function forwardToWorker(
  portOf: () => Promise<number | null>,
  workerFirst: boolean | readonly string[] = [],
): Middleware {
  const isWorkerFirst = pathMatcher(workerFirst);
  return async (incoming, answer, next) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
    const isTrigger = pathname === triggers.cron || pathname === triggers.email;
    if (isSafe && !isWorkerFirst(pathname) && !isTrigger) return next();
    const port = await portOf();
    if (port === null)
      return answer.writeHead(503).end('The worker does not start; the terminal says why.');
    // Set by Cloudflare itself, whatever the client claims.
    forward(incoming, answer, port, { 'cf-connecting-ip': incoming.socket.remoteAddress ?? '' });
  };
}

function pathMatcher(patterns: boolean | readonly string[]): (path: string) => boolean {
  if (typeof patterns === 'boolean') return () => patterns;
  return (path) =>
    patterns.some((pattern) =>
      pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
    );
}
