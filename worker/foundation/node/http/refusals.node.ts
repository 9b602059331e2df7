import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { ProblemCode } from '#shared/contract/problems.ts';
import { problemAnswer, renderFaultPage, wantsDocument } from '../../http/answer-faults.tsx';
import { base64Url } from '../../ports/random.ts';
import type { Services } from '../../ports/services.ts';
import { Problem } from '../../problem.ts';
import { headersOfAnswer } from '../../security/headers.ts';

/** What is refused before the app is asked. */
const refusalCodes = [
  'malformed_request',
  'request_too_slow',
  'body_too_large',
  'expectation_refused',
  'headers_too_large',
  'method_not_allowed',
  'unavailable',
  'unexpected',
] as const satisfies readonly ProblemCode[];

/** A problem that is answered without the app. */
export type RefusalCode = (typeof refusalCodes)[number];

/** Answers for requests that never reach the app, with the words, the shape and the headers of the app. */
export type Refusals = {
  /** Answers a request that Node has read. */
  answer(request: IncomingMessage, response: ServerResponse, code: RefusalCode): void;
  /** The bytes of an answer, for a connection on which Node could read no request; `head` is what came of one. */
  raw(code: RefusalCode, head?: string): string;
};

/** Renders the pages once, without the site's shell: they are the answers to malformed requests, in any number. */
export async function createRefusals({
  securityHeaders,
  randomBytes,
}: Pick<Services, 'securityHeaders' | 'randomBytes'>): Promise<Refusals> {
  const asset = async () => null;
  const pages = new Map(
    await Promise.all(
      refusalCodes.map(
        async (code) =>
          [code, await renderFaultPage({ asset }, new Problem(code).sentence)] as const,
      ),
    ),
  );

  function compose(code: RefusalCode, wantsPage: boolean) {
    const problem = new Problem(code);
    const body = wantsPage
      ? (pages.get(code) ?? '')
      : JSON.stringify(problemAnswer(problem, base64Url(randomBytes(9))));
    const type = wantsPage ? 'text/html; charset=UTF-8' : 'application/json';
    const headers = {
      ...headersOfAnswer(securityHeaders, type),
      'Content-Type': type,
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
      Connection: 'close',
    };
    return { status: problem.status, headers, body };
  }

  return {
    answer(request, response, code) {
      if (response.headersSent || response.destroyed) return;
      const wantsPage = wantsDocument(request.url, request.headers.accept);
      const { status, headers, body } = compose(code, wantsPage);
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
    },
    raw(code, head = '') {
      const target = /^\S+ (\S+)/.exec(head)?.[1];
      const accept = /^accept:[^\r\n]*/im.exec(head)?.[0];
      const { status, headers, body } = compose(code, wantsDocument(target, accept));
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      const date = `Date: ${new Date().toUTCString()}`;
      const first = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
      // What follows the head of an answer to HEAD would be taken for the next answer.
      const shown = head.startsWith('HEAD ') ? '' : body;
      return [first, date, ...lines, '', shown].join('\r\n');
    },
  };
}

/** What a request would say of itself over the wire, as far as an answer depends on it. */
export const headOf = ({ method, url, headers }: IncomingMessage) =>
  `${method} ${url} HTTP/1.1\r\nAccept: ${headers.accept ?? ''}\r\n`;
