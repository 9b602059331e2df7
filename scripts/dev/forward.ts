import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { answererOf } from '#shared/contract/pages.ts';

type Next = () => void;

/**
 * Middleware of the site's development server: what the table of pages gives to the API goes on to
 * it, and a shell is looked up under its one address.
 */
export function forwardToApi(apiPort: number) {
  return (incoming: IncomingMessage, answer: ServerResponse, next: Next) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const answerer = answererOf(url.pathname);
    const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
    if (isSafe && answerer.by === 'shell') incoming.url = answerer.built + url.search;
    if (isSafe && (answerer.by === 'shell' || answerer.by === 'built')) return next();
    forward(incoming, answer, apiPort);
  };
}

function forward(incoming: IncomingMessage, answer: ServerResponse, port: number) {
  const { method, url, headers } = incoming;
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
