import type { Browser } from '../helpers/browser.ts';

/** Sends a call of the table of rights; `problem` is the code of the answer, where it is one. */
export async function call(
  browser: Browser,
  route: string,
  { path, body }: { path?: string; body?: unknown },
) {
  const [method = '', pattern = ''] = route.split(' ');
  const withWork = await browser.withWork(path ?? pattern, body ?? {});
  const answer = await browser.send(path ?? pattern, {
    method,
    ...(method !== 'GET' && {
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify(withWork),
    }),
  });
  const text = await answer.text();
  const problem = /"code":"(\w+)"/.exec(answer.ok ? '' : text)?.[1] ?? null;
  return { status: answer.status, problem, cache: answer.headers.get('Cache-Control') };
}
