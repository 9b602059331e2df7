import { type Context, Hono } from 'hono';
import { workPrefixOf } from '#shared/contract/proof-of-work.ts';
import {
  proveAgainInput,
  proveCodeInput,
  requestCodeInput,
  type SessionAnswer,
} from '#shared/contract/sign-in.ts';
import { clockSkewMs } from '../foundation/database/charge.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import { minutes } from '../foundation/ports/clock.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { maskAddress } from '../people/mask.ts';
import { dropProof, readProof, rememberDevice } from '../proofs/browser.ts';
import { dropToken, readTokenHash } from '../sessions/browser.ts';
import { endSession } from '../sessions/store.ts';
import {
  changeIdentity,
  changePurpose,
  type MoveShared,
  readAccount,
  requestChange,
  signOutEverywhere,
} from './account.ts';
import { answerCodeSent, readAsker, startCustomerSession } from './browser.ts';
import { requestCode } from './request-code.ts';
import { signInByCode, signInPurpose } from './start-session.ts';

/** Signing in and out, and changing the number or address one is known by. */
export function signInRoutes(services: Services, moveShared: MoveShared) {
  const readAskerFor = (c: Context<AppEnv>, address: string, work: string | undefined) =>
    readAsker(services, c, { address, prefix: workPrefixOf(address), work });
  return new Hono<AppEnv>()
    .post('/sign-in/code', input('json', requestCodeInput), async (c) => {
      const { mobile, email, work } = c.req.valid('json');
      const asker = await readAskerFor(c, mobile ?? email ?? '', work);
      const context = { ...services, db: c.var.db };
      const sent = await requestCode(context, { mobile, email, purpose: signInPurpose, ...asker });
      return answerCodeSent(services, c, { ...sent, purpose: signInPurpose });
    })
    .post('/sign-in/prove', input('json', proveCodeInput), async (c) => {
      const context = { ...services, db: c.var.db };
      const { token, address } = await signInByCode(context, {
        proofId: readProof(services, c, signInPurpose),
        code: c.req.valid('json').code,
        oldTokenHash: await readTokenHash(services, c),
      });
      await startCustomerSession(services, c, { token, address });
      dropProof(services, c, signInPurpose);
      return c.body(null, 204);
    })
    .get('/session', async (c) => {
      const context = { ...services, db: c.var.db };
      return c.json(await whoIsThis(context, await readTokenHash(services, c)));
    })
    .post('/sign-out', async (c) => {
      await endSession(c.var.db, await readTokenHash(services, c));
      dropToken(services, c, 'customer');
      return c.body(null, 204);
    })
    .post('/sign-out-everywhere', async (c) => {
      await signOutEverywhere({ ...services, db: c.var.db }, await readTokenHash(services, c));
      dropToken(services, c, 'customer');
      return c.body(null, 204);
    })
    .post('/account/prove-again', input('json', proveAgainInput), async (c) => {
      const { kind, work } = c.req.valid('json');
      const context = { ...services, db: c.var.db };
      const { identities } = await readAccount(context, await readTokenHash(services, c));
      const own = identities.find((identity) => identity.kind === kind)?.address;
      if (own === undefined) throw new Problem('not_found');
      // The page shows the address masked, so the work cannot name its prefix; it goes to this customer alone.
      const asker = await readAsker(services, c, { address: own, prefix: null, work });
      const asked = { [kind]: own, purpose: signInPurpose, isMasked: true, ...asker };
      const sent = await requestCode(context, asked);
      return answerCodeSent(services, c, { ...sent, purpose: signInPurpose });
    })
    .post('/account/identity/code', input('json', requestCodeInput), async (c) => {
      const { mobile, email, work } = c.req.valid('json');
      const asker = await readAskerFor(c, mobile ?? email ?? '', work);
      const context = { ...services, db: c.var.db };
      const tokenHash = await readTokenHash(services, c);
      const sent = await requestChange(context, tokenHash, { mobile, email, ...asker });
      return answerCodeSent(services, c, { ...sent, purpose: changePurpose });
    })
    .post('/account/identity', input('json', proveCodeInput), async (c) => {
      const proven = await changeIdentity(
        { ...services, db: c.var.db },
        await readTokenHash(services, c),
        { proofId: readProof(services, c, changePurpose), code: c.req.valid('json').code },
        moveShared,
      );
      dropProof(services, c, changePurpose);
      await rememberDevice(services, c, proven.address);
      return c.body(null, 204);
    });
}

type AccountContext = Parameters<typeof readAccount>[0];

async function whoIsThis(context: AccountContext, tokenHash: string): Promise<SessionAnswer> {
  const account = await readAccount(context, tokenHash).catch((fault: unknown) => {
    if (fault instanceof Problem && fault.code === 'sign_in_needed') return null;
    throw fault;
  });
  if (!account) return { signedIn: false };
  const { plans, limits } = context.settings;
  const provenForMs = context.clock.now() - account.provenAt;
  return {
    signedIn: true,
    name: account.name,
    plan: account.plan === null ? null : (plans[account.plan]?.title ?? null),
    identities: account.identities.map(({ kind, address, provenAt }) => ({
      kind,
      masked: maskAddress(address),
      proven: provenAt !== null,
    })),
    freshProof: -clockSkewMs <= provenForMs && provenForMs < minutes(limits.freshProofMinutes),
  };
}
