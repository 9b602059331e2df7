import { loadSettings } from '#shared/settings/load.ts';
import { readConfig } from '../../worker/foundation/config.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { systemClock } from '../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { deskOf } from '../helpers/desk.ts';
import { type AgentHolder, addAgent, authenticatorCode } from '../helpers/people.ts';
import { readContentSettings } from '../helpers/runtime.node.ts';
import { goodVariables } from './open-edge.ts';
import { type EdgeWithPhone, mustBe } from './phone.ts';

/** An agent made past the worker, in the same database, who has signed in with both factors. */
export async function signInAgentAt(edge: EdgeWithPhone, mobile = '+989350000001') {
  const settings = loadSettings(await readContentSettings());
  const app: AgentHolder = {
    db: openDatabase(edge.client),
    clock: systemClock,
    settings,
    services: {
      randomBytes: systemRandomBytes,
      clock: systemClock,
      config: readConfig(goodVariables),
      settings,
    },
  };
  const agent = await addAgent(app, { mobile });
  const browser = edge.visitor();
  await mustBe(await browser.post('/api/desk/sign-in/code', { mobile }), 202);
  const code = await edge.codeFor(mobile);
  await mustBe(await browser.post('/api/desk/sign-in/prove', { code }), 204);
  const second = await authenticatorCode(app, agent);
  await mustBe(await browser.post('/api/desk/sign-in/second-factor', { code: second }), 204);
  return { agent, ...deskOf(browser) };
}
