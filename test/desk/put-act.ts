import { makeToken, systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import type { agentAt } from '../helpers/desk.ts';

/** Sends a write by PUT on the current version of a ticket. */
export async function putAct(
  { browser, read }: Pick<Awaited<ReturnType<typeof agentAt>>, 'browser' | 'read'>,
  code: string,
  what: string,
  body: object,
) {
  const { version } = await read(code);
  return await browser.put(
    `/api/desk/tickets/${code}/${what}`,
    { version, ...body },
    { 'Idempotency-Key': makeToken(systemRandomBytes, 16) },
  );
}
