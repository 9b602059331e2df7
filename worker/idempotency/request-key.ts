import type { Context } from 'hono';
import { makeToken } from '../foundation/ports/random.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import * as texts from './texts.ts';

/**
 * The caller's `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07), bare or as a quoted
 * string; one of our own where the caller sends none, so that each such request stands for itself.
 * @throws Problem `bad_input` for a key no client of ours would make.
 */
export function readRequestKey({ randomBytes }: Pick<Services, 'randomBytes'>, c: Context): string {
  const header = c.req.header('Idempotency-Key');
  if (header === undefined) return makeToken(randomBytes, 16);
  const key = header.replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x7e]{8,128}$/.test(key))
    throw new Problem('bad_input', { fields: { 'Idempotency-Key': texts.wrongKey } });
  return key;
}
