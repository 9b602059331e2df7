import type { ClientResponse } from 'hono/client';
import type { ProblemAnswer, ProblemCode } from '#shared/contract/problems.ts';
import { offlineSentence } from './online.browser.ts';
import * as texts from './texts.ts';

/**
 * A request that failed. `message` is a Persian sentence for the person, `fields` one per input,
 * `facts` what a screen needs to go on; the code is `network` where no answer came at all.
 */
export class ApiFault extends Error {
  readonly code: ProblemCode | 'network';
  readonly fields: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
  /** From `Retry-After`, where the answer has one. */
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

const retryDelaysMs = [400, 1_500, 4_000];

/** How long an answer may take to begin: longer than the server waits for its database, for slow networks too. */
const patienceMs = 45_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** True where the browser knows that it has no network; false means nothing certain. */
export const isOffline = () => navigator.onLine === false;

/**
 * `fetch` that tries again where no answer came or a gateway failed (502 and above), if repeating is
 * safe: reads, and writes that carry an Idempotency-Key.
 */
export async function fetchWithRetry(input: RequestInfo | URL, init?: RequestInit) {
  const isRead = !init?.method || init.method === 'GET';
  const mayRepeat = isRead || new Headers(init.headers).has('Idempotency-Key');
  for (const delayMs of [...(mayRepeat ? retryDelaysMs : []), null]) {
    try {
      const response = await fetchInTime(input, init);
      if (response.status < 502 || delayMs === null) return response;
    } catch (fault) {
      if (delayMs === null || init?.signal?.aborted || fault === silence) throw noAnswer(fault);
    }
    await pause(delayMs);
  }
  throw noAnswer(null);
}

/** Why a request was given up that nobody answered; asking again would take as long. */
const silence = new Error('no answer in time');

/** @throws `silence` where no answer begins in time; `AbortError` where the caller stops it. */
async function fetchInTime(input: RequestInfo | URL, init?: RequestInit) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(silence), patienceMs);
  const stop = () => giveUp.abort();
  if (init?.signal?.aborted) stop();
  init?.signal?.addEventListener('abort', stop);
  try {
    return await fetch(input, { ...init, signal: giveUp.signal });
  } catch (fault) {
    throw giveUp.signal.reason === silence ? silence : fault;
  } finally {
    clearTimeout(timer);
  }
}

function noAnswer(fault: unknown): unknown {
  if (fault instanceof DOMException && fault.name === 'AbortError') return fault;
  return new ApiFault({
    code: 'network',
    message: isOffline() ? offlineSentence : texts.noAnswer,
  });
}

/** Code that a screen fetches when it is needed, by `import()`. @throws ApiFault where it does not come. */
export const codeOf = <Code>(asked: Promise<Code>): Promise<Code> =>
  asked.catch((fault) => {
    throw noAnswer(fault);
  });

type BodyOf<R> = R extends ClientResponse<infer Body, number, string> ? Body : never;

/**
 * The body of an answer; null where it has none. @throws ApiFault for a problem, no answer, or one that is none of ours: networks
 * that want a sign-in of their own answer with their page.
 */
export async function answerOf<R extends ClientResponse<unknown, number, string>>(
  asked: Promise<R>,
): Promise<BodyOf<R>> {
  const response = await asked;
  if (!response.ok) throw await faultOf(response);
  const type = response.headers.get('Content-Type');
  if (type && !type.includes('json')) throw unreadableAnswer();
  return JSON.parse(type ? await response.text() : 'null');
}

/** The fault that an answer states, or one that says so where a proxy between us and the API answered. */
export async function faultOf(response: {
  status: number;
  headers: Headers;
  json(): Promise<unknown>;
}): Promise<ApiFault> {
  const body = await response.json().catch(() => null);
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  return isProblem(body) ? new ApiFault(body.error, retryAfter) : unreadableAnswer(retryAfter);
}

/** For an answer that is none of the contract's. */
export const unreadableAnswer = (retryAfterSeconds: number | null = null) =>
  new ApiFault(
    {
      code: 'unexpected',
      message: texts.unreadableAnswer,
    },
    retryAfterSeconds,
  );

function isProblem(body: unknown): body is ProblemAnswer {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

/** A Persian sentence for whatever was thrown; what is no ApiFault is logged to the console. */
export function describeFault(fault: unknown): string {
  if (fault instanceof ApiFault) return fault.message;
  console.error(fault);
  return texts.unknownFault;
}
