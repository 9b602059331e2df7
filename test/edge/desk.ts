import { systemChance } from '../../worker/foundation/chance.ts';
import { systemClock } from '../../worker/foundation/clock.ts';
import { readConfig } from '../../worker/foundation/config.ts';
import { openDatabase } from '../../worker/foundation/database.ts';
import type { TestApp } from '../helpers/app.ts';
import { deskOf } from '../helpers/desk.ts';
import { readContentSettings } from '../helpers/home.node.ts';
import { addAgent, authenticatorCode } from '../helpers/people.ts';
import { goodVariables } from './open-edge.ts';
import { type EdgeWithPhone, mustBe } from './phone.ts';

/** An agent made past the worker, in the same database, who has signed in with both factors. */
export async function signInAgentAt(edge: EdgeWithPhone, mobile = '+989350000001') {
  const house = {
    db: openDatabase(edge.client),
    clock: systemClock,
    settings: (await readContentSettings()) as TestApp['settings'],
    services: { chance: systemChance, clock: systemClock, config: readConfig(goodVariables) },
  } as TestApp;
  const agent = await addAgent(house, { mobile });
  const browser = edge.visitor();
  await mustBe(await browser.post('/api/desk/sign-in/code', { mobile }), 202);
  const code = await edge.codeFor(mobile);
  await mustBe(await browser.post('/api/desk/sign-in/prove', { code }), 204);
  const second = await authenticatorCode(house, agent);
  await mustBe(await browser.post('/api/desk/sign-in/second-factor', { code: second }), 204);
  return { agent, ...deskOf(browser) };
}
