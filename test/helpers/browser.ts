import type { ProblemAnswer, ProblemCode } from '#shared/contract/problems.ts';

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * Talks to the app as a browser would: keeps cookies and says that requests come from our own
 * pages. Answers come after everything that runs behind them has settled.
 */
export function createBrowser(fetch: Fetch, origin: string, settle: () => Promise<void>) {
  const cookies = new Map<string, string>();

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
    (method: string) => (path: string, body?: unknown, headers?: Record<string, string>) =>
      send(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: body === undefined ? null : JSON.stringify(body),
      });

  return {
    cookies,
    send,
    get: (path: string, headers?: Record<string, string>) => send(path, { headers: headers ?? {} }),
    post: sendJson('POST'),
    put: sendJson('PUT'),
    remove: sendJson('DELETE'),
    postForm: (path: string, fields: Record<string, string>, headers?: Record<string, string>) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers: headers ?? {} }),
  };
}

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
