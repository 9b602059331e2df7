import type { ServerResponse } from 'node:http';
import { messageOf, sqldMessages } from './error-codes.ts';
import type { Fault } from './faults.ts';

export type Reply = { status: number; type: string; body: string };

export function sendReply(response: ServerResponse, { status, type, body }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...(type && { 'Content-Type': type }) }).end(body);
}

const page = (status: number) =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;

const reasons: Record<number, string> = {
  400: 'Invalid namespace',
  401: 'Unauthorized: `The JWT is invalid`',
  403: 'Authorization forbidden: read access',
  404: "Namespace `default` doesn't exist",
  429: 'Too many concurrent requests',
  500: 'Internal Error: `disk failure`',
  502: 'Bad gateway',
  503: 'Namespace store has shutdown',
  504: 'Gateway timeout',
};

function faultyReply({ status, body = 'json' }: Extract<Fault, { status: number }>): Reply {
  if (body === 'empty') return { status, type: '', body: '' };
  if (body === 'html') return { status, type: 'text/html', body: page(status) };
  const error = JSON.stringify({ error: reasons[status] });
  return { status, type: 'application/json', body: error };
}

/** True where the fault has answered in place of running the request. */
export async function failRequest(
  fault: Fault,
  response: ServerResponse,
  hold: () => Promise<void>,
): Promise<boolean> {
  if ('connection' in fault && fault.connection === 'reset') {
    response.socket?.resetAndDestroy();
    return true;
  }
  if ('connection' in fault && fault.connection === 'hang') await hold();
  if ('code' in fault && fault.code === 'STREAM_EXPIRED') {
    const body = JSON.stringify({ message: sqldMessages.STREAM_EXPIRED, code: fault.code });
    sendReply(response, { status: 400, type: 'application/json', body });
    return true;
  }
  if ('code' in fault && fault.scope === 'answer') {
    const body = JSON.stringify({ error: fault.message ?? messageOf(fault.code) });
    sendReply(response, { status: 500, type: 'application/json', body });
    return true;
  }
  if ('status' in fault) {
    if (fault.isRunFirst) return false;
    sendReply(response, faultyReply(fault));
    return true;
  }
  if ('body' in fault && fault.body === 'html') {
    sendReply(response, { status: 200, type: 'text/html', body: page(200) });
    return true;
  }
  if ('body' in fault && fault.body === 'empty_json') {
    sendReply(response, { status: 200, type: 'application/json', body: '{}' });
    return true;
  }
  return false;
}

/** Sends the answer of a request that ran, or what the fault makes of it. */
export async function failAnswer(
  fault: Fault,
  reply: Reply,
  response: ServerResponse,
  hold: () => Promise<void>,
): Promise<void> {
  if ('connection' in fault && fault.connection === 'cut_after_commit')
    response.socket?.resetAndDestroy();
  else if ('connection' in fault && fault.connection === 'hang_after_commit') {
    await hold();
    sendReply(response, reply);
  } else if ('status' in fault) sendReply(response, faultyReply(fault));
  else if ('body' in fault && fault.body === 'cut_json')
    sendReply(response, { ...reply, body: reply.body.slice(0, reply.body.length / 2) });
  else if ('body' in fault && fault.body === 'fewer_results')
    sendReply(response, { ...reply, body: withoutLastResult(reply.body) });
  else sendReply(response, reply);
}

function withoutLastResult(body: string): string {
  const answer = JSON.parse(body) as { results?: unknown[] };
  return JSON.stringify({ ...answer, results: answer.results?.slice(0, -1) });
}
