import { makeToken } from '../foundation/chance.ts';
import { Problem } from '../foundation/problem.ts';
import type { AppContext } from '../foundation/request-context.ts';
import type { Services } from '../foundation/services.ts';

/**
 * The caller's `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07), bare or as a quoted
 * string; one of our own where the caller sends none, so that each such request stands for itself.
 * @throws Problem `bad_input` for a key no client of ours would make.
 */
export function readRequestKey({ chance }: Pick<Services, 'chance'>, c: AppContext): string {
  const header = c.req.header('Idempotency-Key');
  if (header === undefined) return makeToken(chance, 16);
  const key = header.replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x7e]{8,128}$/.test(key))
    throw new Problem('bad_input', { fields: { 'Idempotency-Key': 'کلید درخواست درست نیست.' } });
  return key;
}
