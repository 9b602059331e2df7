import { isLoopback } from '../../foundation/config.ts';
import { isOutOfSubrequests } from '../../foundation/ports/budget.ts';
import type { SendResult } from '../../foundation/ports/providers.ts';

/** Where a gateway is and how long it may take; tests point it at a fake. */
export type GatewayEndpoint = { baseUrl: string; timeoutMs: number };

/** Any result of a send but success. */
export type Failure = Exclude<SendResult, { kind: 'ok' }>;

/** A JSON object of a gateway, unchecked. */
export type Json = Record<string, unknown>;

/** A gateway's answer: the status, and the body where it was JSON. Big numbers come as text. */
export type Answer = { status: number; body: Json | null };

/** Many times what a gateway says. */
const maxAnswerBytes = 64 * 1024;

/** Waiting longer than this, a person has given up, and a lease must outlast two of them. */
export const gatewayTimeoutMs = 9_000;

/** @throws Error when a endpoint away from this machine is not https: keys would be readable on the way. */
export function requireSafeEndpoint({ baseUrl }: GatewayEndpoint) {
  if (!baseUrl.startsWith('https:') && !isLoopback(baseUrl))
    throw new Error('A message gateway must be reached over https.');
}

/**
 * Sends one request and reads the answer as text first, for panels answer HTML on faults.
 * Never throws; what comes back in place of an answer names no address, for keys are in paths.
 */
export async function askGateway(
  { baseUrl, timeoutMs }: GatewayEndpoint,
  path: string,
  init: RequestInit,
): Promise<Answer | Failure> {
  try {
    const response = await fetch(baseUrl + path, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: parseJson(await readText(response)) };
  } catch (fault) {
    return isProxyRefusal(fault) ? { status: 407, body: null } : readFault(fault);
  }
}

/** The body as text; empty where it is longer than any answer, and then no more of it is read. */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (bytes > maxAnswerBytes) return '';
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Fetch hides an answer of 407 as a network fault (https://fetch.spec.whatwg.org, HTTP-network-or-cache
 * fetch); on Node it is the one fault of a call like ours that has neither code nor words.
 */
const isProxyRefusal = (fault: unknown) =>
  fault instanceof TypeError &&
  fault.cause instanceof Error &&
  !('code' in fault.cause) &&
  /^(?:proxy authentication required)?$/.test(fault.cause.message);

/** Ids can exceed 2^53, where JSON numbers are rounded: such ones come as the text that was sent. */
function parseJson(text: string): Json | null {
  const keepBig = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? String(value))
      : value;
  try {
    const parsed: unknown = JSON.parse(text, keepBig);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Json) : null;
  } catch {
    return null;
  }
}

/** Faults that come before a byte of the request has left. All others are ambiguous. */
const neverSent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|DEPTH_ZERO_\w+)$/;

/** What a call that threw says of its message: whether it had left. Names no address. */
export function readFault(fault: unknown): Failure {
  if (isOutOfSubrequests(fault))
    return { kind: 'retry', reason: 'no subrequest left', unreached: true };
  const code = faultCode(fault);
  if (neverSent.test(code))
    return { kind: 'retry', reason: `not connected: ${code}`, unreached: true };
  return { kind: 'unknown', reason: `no answer: ${code}` };
}

function faultCode(fault: unknown): string {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Error & { code?: unknown };
    if (typeof code === 'string') return code;
    if (cause instanceof AggregateError && cause.errors.length > 0)
      return faultCode(cause.errors[0]);
    if (cause.name === 'TimeoutError') return 'timed out';
  }
  return 'connection lost';
}

/**
 * What the HTTP status alone says, where the body says nothing of its own. A 2xx with a body that
 * is not the gateway's may hide a message that went out, and so may a proxy that got no answer of
 * the gateway. A refusal that no table knows need not be the receiver's fault.
 */
export function readStatus(name: string, status: number): Failure {
  const reason = `${name}: HTTP ${status}`;
  if (status < 300) return { kind: 'unknown', reason: `${reason} with an unreadable body` };
  if (status < 400) return { kind: 'account', reason };
  if (status === 401 || status === 403 || status === 407) return { kind: 'account', reason };
  if (status === 429) return { kind: 'retry', reason, slow: true };
  if (status === 504 || status === 524) return { kind: 'unknown', reason };
  if (status >= 500) return { kind: 'retry', reason };
  return { kind: 'template', reason };
}

/** One row of a gateway's table of codes. */
export type Fault = readonly [Exclude<Failure['kind'], 'unknown'> | 'slow', meaning: string];

/** What a code of this gateway means for the message; null where its table has no such code. */
export function readCode(
  name: string,
  faults: Readonly<Record<string, Fault>>,
  code: number,
): Failure | null {
  const fault = faults[code];
  if (!fault) return null;
  const [kind, meaning] = fault;
  const reason = `${name} ${code}: ${meaning}`;
  return kind === 'slow' ? { kind: 'retry', reason, slow: true } : { kind, reason };
}

/** True where the gateway answered, with whatever status. */
export const isAnswer = (reply: Answer | Failure): reply is Answer => 'status' in reply;

/** An id as text, whatever it came as; null for nothing and for zero. */
export const idText = (id: unknown): string | null =>
  (typeof id === 'number' || typeof id === 'string') && !/^0*$/.test(String(id))
    ? String(id)
    : null;

/** `+98912…` as domestic panels write it: `0912…`. */
export const domestic = (mobile: string) => mobile.replace(/^\+98/, '0');
