import { Hono } from 'hono';
import { workPrefixOf } from '#shared/contract/proof-of-work.ts';
import {
  type DeskSessionAnswer,
  proveCodeInput,
  requestAgentCodeInput,
  secondFactorInput,
} from '#shared/contract/sign-in.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { Services } from '../foundation/ports/services.ts';
import { isNoAgentMobile } from '../people/store.ts';
import { dropProof, readProof, rememberDevice } from '../proofs/browser.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { dropToken, keepToken, readTokenHash } from '../sessions/browser.ts';
import { requireAgent, requireAgentToken } from '../sessions/middleware.ts';
import { pagesOf } from '../sessions/rights.ts';
import { endSession } from '../sessions/store.ts';
import { proveAgentPhone } from './agents.ts';
import { answerCodeSent, readAsker } from './browser.ts';
import { requestCode } from './request-code.ts';
import { proveSecondFactor, renewProof } from './second-factor.ts';

const halfOpenSeconds = 10 * 60;
const hourSeconds = 60 * 60;

/** Agents sign in by phone code and authenticator. */
export const deskSignInRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .post('/sign-in/code', input('json', requestAgentCodeInput), async (c) => {
      const { mobile, work } = c.req.valid('json');
      const prefix = workPrefixOf(mobile);
      const asker = await readAsker(services, c, { address: mobile, prefix, work });
      const sent = await requestCode(
        { ...services, db: c.var.db },
        { mobile, purpose: agentSignInPurpose, ...asker },
        // A block is for customers; who answers at the desk is stopped by being disabled.
        { isWithheld: isNoAgentMobile(mobile) },
      );
      return answerCodeSent(services, c, { ...sent, purpose: agentSignInPurpose });
    })
    .post('/sign-in/prove', input('json', proveCodeInput), async (c) => {
      const { token, address } = await proveAgentPhone(
        { ...services, db: c.var.db },
        {
          proofId: readProof(services, c, agentSignInPurpose),
          code: c.req.valid('json').code,
          oldTokenHash: await readTokenHash(services, c, 'agent'),
        },
      );
      keepToken(services, c, 'agent', token, halfOpenSeconds);
      dropProof(services, c, agentSignInPurpose);
      await rememberDevice(services, c, address);
      return c.body(null, 204);
    })
    .post('/sign-in/second-factor', input('json', secondFactorInput), async (c) => {
      const { token } = await proveSecondFactor(
        { ...services, db: c.var.db },
        await readTokenHash(services, c, 'agent'),
        c.req.valid('json').code,
      );
      const seconds = services.settings.limits.agentSessionHours * hourSeconds;
      keepToken(services, c, 'agent', token, seconds);
      return c.body(null, 204);
    })
    .post(
      '/second-factor',
      requireAgentToken(services),
      input('json', secondFactorInput),
      async (c) => {
        const { code } = c.req.valid('json');
        await renewProof({ ...services, db: c.var.db }, c.var.tokenHash, code);
        return c.body(null, 204);
      },
    )
    .get('/session', requireAgent(services), (c) => {
      const { agentId, name, role, departments, rights } = c.var.agent;
      const pages = pagesOf(c.var.agent);
      const away = c.var.agent.away === 1;
      const answer: DeskSessionAnswer = { agentId, name, role, departments, pages, rights, away };
      return c.json(answer);
    })
    .post('/sign-out', async (c) => {
      await endSession(c.var.db, await readTokenHash(services, c, 'agent'));
      dropToken(services, c, 'agent');
      return c.body(null, 204);
    });
