import { ConfigFault } from '../foundation/config.ts';
import type { Services } from '../foundation/ports/services.ts';
import { installedChannels } from '../notifications/delivery/open-channels.ts';

/**
 * For the start: guests can file something, by a proof over a channel that the form offers them or without one.
 * @throws ConfigFault
 */
export function requireSomeFiling(
  services: Pick<Services, 'settings' | 'smsProviders' | 'emailProvider'>,
) {
  const { replyChannels, requestTypes } = services.settings;
  if (requestTypes.some(({ unprovenTickets }) => unprovenTickets !== 'hold')) return;
  const offered = replyChannels.filter((channel) => channel === 'sms' || channel === 'email');
  const proving = offered.length > 0 ? offered : (['sms'] as const);
  const installed = installedChannels(services);
  if (proving.some((channel) => installed.includes(channel))) return;
  throw new ConfigFault([
    `No request can be filed: every request type waits for a proof by ${proving.join(' or ')}, and nothing sends that. Set SMTP_URL or SMS_PROVIDER, name a channel that is set up in replyChannels, or let a request type take unproven requests ("unprovenTickets": "accept").`,
  ]);
}
