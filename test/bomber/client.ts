import type { Tally } from './tally.ts';

/** What the server has answered. `code` is that of a problem; `ms` the time until all of it was there. */
export type Answer = {
  status: number;
  code: string | undefined;
  facts: Record<string, unknown>;
  body: unknown;
  text: string;
  ms: number;
};

/** A client with cookies of its own, at an address behind the declared proxy. */
export type Client = ReturnType<typeof createClient>;

type Problem = { error?: { code: string; facts?: Record<string, unknown> } };

/** Unlike the browser of other tests it brings no work that it was not given. */
export function createClient(origin: string, { from, tally }: { from: string; tally: Tally }) {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Answer> {
    const begun = performance.now();
    const response = await fetch(origin + path, {
      ...init,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'X-Forwarded-For': from,
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        ...(init.headers as Record<string, string>),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const ms = performance.now() - begun;
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0\b/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    const body: unknown = isJson ? JSON.parse(text) : null;
    const { code, facts = {} } = (body as Problem | null)?.error ?? {};
    tally.count(response.status, code, ms);
    return { status: response.status, code, facts, body, text, ms };
  }

  return {
    from,
    cookies,
    get: (path: string) => send(path),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    postForm: (path: string, fields: Record<string, string>) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
