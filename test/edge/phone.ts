import type { Accepted } from '../fakes/gateway.ts';
import { startGateway } from '../fakes/gateway.ts';
import { kavenegarPanel } from '../fakes/kavenegar.ts';
import { melipayamakKey, melipayamakPanel } from '../fakes/melipayamak.ts';
import type { PanelName } from '../fakes/panels.ts';
import { smsirKey, smsirPanel } from '../fakes/smsir.ts';
import type { Browser } from '../helpers/browser.ts';
import { type EdgeOptions, openEdge } from './open-edge.ts';

/** Each gateway as it is known on the internet, and the account that the worker has there. */
const gateways = {
  kavenegar: { host: 'api.kavenegar.com', panel: kavenegarPanel, account: {} },
  smsir: {
    host: 'api.sms.ir',
    panel: smsirPanel,
    account: { SMSIR_API_KEY: smsirKey, SMSIR_LINE: '30007732' },
  },
  melipayamak: {
    host: 'console.melipayamak.com',
    panel: melipayamakPanel,
    account: { MELIPAYAMAK_API_KEY: melipayamakKey, MELIPAYAMAK_SENDER: '50004001' },
  },
} as const;

const domestic = (mobile: string) => mobile.replace(/^\+98/, '0');

/** The built worker beside a gateway that takes messages as the real one does. */
export async function openEdgeWithPhone(
  { variables = {}, routes = {}, ...rest }: EdgeOptions = {},
  name: PanelName = 'kavenegar',
) {
  const { host, panel, account } = gateways[name];
  const gateway = await startGateway(panel);
  const edge = await openEdge({
    variables: { SMS_PROVIDER: name, ...account, ...variables },
    routes: { [host]: gateway.baseUrl, ...routes },
    ...rest,
  });
  const last = (mobile: string): Accepted | undefined =>
    gateway.accepted.findLast(({ to }) => to === domestic(mobile));
  return {
    ...edge,
    gateway,
    /** The code in the newest message to this mobile; waits for one. */
    async codeFor(mobile: string, after?: Accepted): Promise<string> {
      await edge.until(() => last(mobile) !== undefined && last(mobile) !== after);
      return /(?<!\d)\d{6}(?!\d)/.exec(last(mobile)?.text ?? '')?.[0] ?? '';
    },
    last,
  };
}

export type EdgeWithPhone = Awaited<ReturnType<typeof openEdgeWithPhone>>;

export const mustBe = async (answer: Response, status: number) => {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${await answer.text()}`);
  return answer;
};

/** Signs in by a code to this mobile, as a person would. */
export async function signInAt(
  edge: EdgeWithPhone,
  mobile: string,
  browser: Browser = edge.visitor(),
) {
  const before = edge.last(mobile);
  await mustBe(await browser.post('/api/sign-in/code', { mobile }), 202);
  const code = await edge.codeFor(mobile, before);
  await mustBe(await browser.post('/api/sign-in/prove', { code }), 204);
  return browser;
}
