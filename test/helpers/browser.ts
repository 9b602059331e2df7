import type { ProblemAnswer, ProblemCode } from '#shared/contract/problems.ts';
import type { SolveWork } from './proof-of-work.ts';

/** Routes that send a code, which the pages ask with work (R61), and whether they name the address. */
const codeRoutes = [
  { path: /^\/api\/(?:desk\/)?sign-in\/code$/, form: 'code', by: 'body' },
  { path: /^\/api\/account\/identity\/code$/, form: 'code', by: 'body' },
  { path: /^\/api\/account\/prove-again$/, form: 'code', by: 'nothing' },
  { path: /^\/api\/contact\/proof$/, form: 'code', by: 'request' },
  { path: /^\/api\/requests\/[^/]+\/proof$/, form: 'lookup', by: 'nothing' },
] as const;

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * Talks to the app as a browser would: keeps cookies and says that requests come from our own
 * pages, and works for codes as they do. Answers come after everything that runs behind them has settled.
 */
export function createBrowser(
  fetch: Fetch,
  origin: string,
  settle: () => Promise<void>,
  solveWork: SolveWork,
) {
  const cookies = new Map<string, string>();
  /** The address of the last request that was filed here. */
  let filedBy: string | null = null;

  /** Adds the work that the pages would do; a body that names `work`, even as undefined, stays as it is. */
  async function withWork(path: string, body: unknown): Promise<unknown> {
    if (typeof body !== 'object' || body === null) return body;
    const named = addressIn(body);
    if (path === '/api/contact') filedBy = named ?? filedBy;
    const route = codeRoutes.find((one) => one.path.test(path));
    if (!route || 'work' in body) return body;
    const address = { body: named ?? '', request: filedBy, nothing: null }[route.by];
    return { ...body, work: await solveWork(route.form, address) };
  }

  async function send(path: string, init: RequestInit = {}) {
    const headers = new Headers({
      'Sec-Fetch-Site': 'same-origin',
      ...Object.fromEntries(new Headers(init.headers)),
    });
    if (cookies.size > 0)
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new Request(new URL(path, origin), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    await settle();
    return response;
  }

  const sendJson =
    (method: string) => async (path: string, body?: unknown, headers?: Record<string, string>) =>
      send(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: body === undefined ? null : JSON.stringify(await withWork(path, body)),
      });

  return {
    cookies,
    solveWork,
    withWork,
    send,
    get: (path: string, headers?: Record<string, string>) => send(path, { headers: headers ?? {} }),
    post: sendJson('POST'),
    put: sendJson('PUT'),
    remove: sendJson('DELETE'),
    postForm: (path: string, fields: Record<string, string>, headers?: Record<string, string>) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers: headers ?? {} }),
  };
}

const addressIn = (body: object): string | null => {
  const { mobile, email } = body as { mobile?: unknown; email?: unknown };
  return typeof mobile === 'string' ? mobile : typeof email === 'string' ? email : null;
};

export type Browser = ReturnType<typeof createBrowser>;

function keepCookie(cookies: Map<string, string>, line: string) {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}

/** The code of the problem an answer tells of; fails when it tells of none. */
export async function problemOf(answer: Response | Promise<Response>): Promise<ProblemCode> {
  return (await problemIn(answer)).code;
}

export async function problemIn(
  answer: Response | Promise<Response>,
): Promise<ProblemAnswer['error']> {
  const response = await answer;
  const body = (await response.json()) as Partial<ProblemAnswer>;
  if (!body.error)
    throw new Error(`Expected a problem, got ${response.status} ${JSON.stringify(body)}`);
  return body.error;
}
