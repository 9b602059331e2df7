import { makeRecoveryCode, showRecoveryCode } from '#shared/fields/recovery-code.ts';
import type { Statement } from '../foundation/database/database.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { keyedHashText } from '../foundation/security/keyed-hash.ts';
import { deleteRecoveryCodes, insertRecoveryCodes } from './store.ts';

// What an agent keeps on paper for the day the authenticator is lost: each code works once in its place (R87).

const count = 10;

/** What is stored of a code: nobody finds it from there without the secret. */
export const hashRecoveryCode = (
  { config }: Pick<RequestContext, 'config'>,
  agentId: string,
  code: string,
): Promise<string> => keyedHashText(config.appSecret, 'recovery code', agentId, code);

/**
 * Ten new codes for an agent, to be shown once as they are here, and the steps that store them in the
 * place of all earlier ones.
 */
export async function renewRecoveryCodes(
  context: Pick<RequestContext, 'db' | 'config' | 'randomBytes'>,
  agentId: string,
): Promise<{ codes: string[]; steps: Statement[] }> {
  const { db, randomBytes } = context;
  const codes = Array.from({ length: count }, () => makeRecoveryCode(randomBytes(10)));
  const hashes = await Promise.all(codes.map((code) => hashRecoveryCode(context, agentId, code)));
  return {
    codes: codes.map(showRecoveryCode),
    steps: [deleteRecoveryCodes(db, agentId), insertRecoveryCodes(db, agentId, hashes)],
  };
}
