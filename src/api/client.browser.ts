import { type ClientResponse, hc } from 'hono/client';
import type { ProblemAnswer, ProblemCode } from '#shared/contract/problems.ts';
import type { App } from '../../worker/app.ts';

/** What went wrong, in a sentence for the person; `network` means that no answer came at all. */
export class ApiFault extends Error {
  readonly code: ProblemCode | 'network';
  readonly fields: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | null;

  constructor(
    {
      code,
      message,
      fields = {},
      facts = {},
    }: Omit<Partial<ProblemAnswer['error']>, 'code'> & {
      code: ProblemCode | 'network';
    },
    retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'ApiFault';
    this.code = code;
    this.fields = fields;
    this.facts = facts;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const waitsMs = [400, 1_500, 4_000];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const isOffline = () => navigator.onLine === false;

/**
 * `fetch` that tries again where no answer came or the house was busy, if doing it twice does no
 * harm: reads, and writes that carry an Idempotency-Key.
 */
export async function patientFetch(input: RequestInfo | URL, init?: RequestInit) {
  const isSafe = !init?.method || init.method === 'GET';
  const mayRepeat = isSafe || new Headers(init.headers).has('Idempotency-Key');
  for (const waitMs of [...(mayRepeat ? waitsMs : []), null]) {
    try {
      const response = await fetch(input, init);
      if (response.status < 502 || waitMs === null) return response;
    } catch (fault) {
      if (waitMs === null || init?.signal?.aborted) throw noAnswer(fault);
    }
    await pause(waitMs);
  }
  throw noAnswer(null);
}

function noAnswer(fault: unknown): unknown {
  if (fault instanceof DOMException && fault.name === 'AbortError') return fault;
  return new ApiFault({
    code: 'network',
    message: isOffline()
      ? 'اینترنت شما قطع است. نوشته‌هایتان در همین مرورگر مانده است؛ وصل که شدید دوباره بفرستید.'
      : 'پاسخی از سرور نرسید. نوشته‌هایتان سر جایشان است؛ چند لحظه دیگر دوباره بفرستید.',
  });
}

/** The API, typed by the app itself. */
export const api = hc<App>('/', { fetch: patientFetch }).api;

type BodyOf<R> = R extends ClientResponse<infer Body, number, string> ? Body : never;

/** The body of an answer. @throws ApiFault for problems and for silence. */
export async function answerOf<R extends ClientResponse<unknown, number, string>>(
  asked: Promise<R>,
): Promise<BodyOf<R>> {
  const response = await asked;
  if (!response.ok) throw await faultOf(response);
  const hasBody = response.headers.get('Content-Type')?.includes('json');
  return (hasBody ? await response.json() : null) as BodyOf<R>;
}

/** The fault an answer tells of, also where something between us and the API spoke. */
export async function faultOf(response: {
  status: number;
  headers: Headers;
  json(): Promise<unknown>;
}): Promise<ApiFault> {
  const body = (await response.json().catch(() => null)) as Partial<ProblemAnswer> | null;
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  if (body?.error) return new ApiFault(body.error, retryAfter);
  return new ApiFault(
    {
      code: 'unexpected',
      message: 'پاسخ سرور خوانده نشد. نوشته‌هایتان سر جایشان است؛ چند دقیقهٔ دیگر دوباره بفرستید.',
    },
    retryAfter,
  );
}

/** A fault as a sentence, whatever was thrown. */
export function sayFault(fault: unknown): string {
  if (fault instanceof ApiFault) return fault.message;
  console.error(fault);
  return 'خطایی پیش آمد. صفحه را از نو باز کنید و دوباره امتحان کنید؛ نوشته‌هایتان می‌ماند.';
}
