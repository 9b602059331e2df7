import type { SmsConfig } from '../../worker/foundation/config.ts';
import type { Clock } from '../../worker/foundation/ports/clock.ts';
import { createSmsProviders } from '../../worker/notifications/providers/sms.ts';
import { type Panel, startGateway } from './gateway.ts';
import { kavenegarKey, kavenegarPanel } from './kavenegar.ts';
import { melipayamakKey, melipayamakPanel } from './melipayamak.ts';
import { smsirKey, smsirPanel } from './smsir.ts';

export type PanelName = 'kavenegar' | 'smsir' | 'melipayamak';
export const panelNames: readonly PanelName[] = ['kavenegar', 'smsir', 'melipayamak'];

const accounts = {
  kavenegar: { provider: 'kavenegar', apiKey: kavenegarKey, sender: '10004346' },
  smsir: { provider: 'smsir', apiKey: smsirKey, lineNumber: '30007732' },
  melipayamak: { provider: 'melipayamak', apiKey: melipayamakKey, sender: '50004001' },
} as const satisfies Record<PanelName, SmsConfig>;

const panels: Record<PanelName, Panel> = {
  kavenegar: kavenegarPanel,
  smsir: smsirPanel,
  melipayamak: melipayamakPanel,
};

/** For tests of a gateway that never answers: long enough for one that does, on a busy machine. */
export const soon = { timeoutMs: 700 };

/**
 * A fake gateway and the real client that speaks to it. Tests of a gateway that never answers are
 * given up `soon`; others wait long, for a busy machine is no silent gateway.
 */
export async function startPanel(
  name: PanelName,
  { clock, timeoutMs = 9_000 }: { clock?: Clock; timeoutMs?: number } = {},
) {
  const gateway = await startGateway(panels[name], clock);
  const [provider] = createSmsProviders(
    { sms: [accounts[name]], publicOrigin: 'https://help.narenj.example' },
    { baseUrls: { [name]: gateway.baseUrl }, timeoutMs },
  );
  if (!provider) throw new Error('No provider.');
  return { gateway, provider, key: accounts[name].apiKey };
}
