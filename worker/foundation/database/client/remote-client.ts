import { type Client, createClient } from '@libsql/client/http';
import type { Config } from '../../config.ts';
import { DatabaseOutage } from '../database-fault.ts';

/**
 * sqld ends a transaction that holds others up after five seconds, and one's own may take as long:
 * whoever waits longer than both waits for a server that hangs, and holds a person up with it.
 */
const answerWithinMs = 10_000;

/**
 * A client of a database behind HTTP, on both runtimes. Its faults are the server's codes
 * (`LibsqlError`) or `DatabaseOutage`, never those of `fetch` or of JSON; no call outlasts `withinMs`.
 * `onTrip` is called for each request before it leaves.
 */
export const openRemoteClient = (
  { url, authToken }: Config['database'],
  withinMs: number = answerWithinMs,
  onTrip: () => void = () => {},
): Client => createClient({ url, ...(authToken && { authToken }), fetch: ask(withinMs, onTrip) });

const ask = (ms: number, onTrip: () => void) => async (request: Request) => {
  onTrip();
  const signal = AbortSignal.timeout(ms);
  try {
    const { status, headers, body } = await fetch(request, { signal });
    // The whole body is read here, for a server can hang, or be lost, in the middle of it.
    const bytes = body && (await new Response(body).arrayBuffer());
    return new Answer(bytes, { status, headers });
  } catch (fault) {
    throw new DatabaseOutage(signal.aborted ? 'TIME_LIMIT' : 'NO_CONNECTION', fault);
  }
};

type Results = { results?: { response?: { result?: { step_errors?: unknown } } }[] };

class Answer extends Response {
  override async json(): Promise<unknown> {
    const answer = await super.json().catch((fault: unknown) => {
      throw new DatabaseOutage('BROKEN_ANSWER', fault);
    });
    if (typeof answer !== 'object' || answer === null) throw new DatabaseOutage('BROKEN_ANSWER');
    return withFirstErrors(answer);
  }
}

/**
 * A transaction that timed out fails in each of its steps. The client awaits the first alone, and a
 * rejection that nobody awaits ends a Node process.
 */
function withFirstErrors(answer: Results): Results {
  if (!Array.isArray(answer.results)) return answer;
  for (const one of answer.results) {
    const errors = one?.response?.result?.step_errors;
    if (!Array.isArray(errors)) continue;
    const first = errors.findIndex((error) => error !== null);
    errors.forEach((_, i) => {
      if (i > first) errors[i] = null;
    });
  }
  return answer;
}
