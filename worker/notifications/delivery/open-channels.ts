// Which channels deliver now: what no provider serves, what has refused our account or cannot be reached is
// offered to nobody (R71).
import { type Guard, guard } from '../../foundation/database/guard.ts';
import type { Channel } from '../../foundation/ports/notification-templates.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { isOpen, listOpen, type NamedProvider } from './store-open-channels.ts';

type Providers = Pick<Services, 'smsProviders' | 'emailProvider'>;
type Asking = Pick<RequestContext, 'db' | 'clock'> & Providers;

/** The channels that a provider is set up for. */
export const installedChannels = ({ smsProviders, emailProvider }: Providers): Channel[] => [
  ...(smsProviders.length > 0 ? (['sms'] as const) : []),
  ...(emailProvider ? (['email'] as const) : []),
];

const named = ({ smsProviders, emailProvider }: Providers): NamedProvider[] => [
  ...smsProviders.map(({ name }) => ({ channel: 'sms', name }) as const),
  ...(emailProvider ? [{ channel: 'email', name: emailProvider.name } as const] : []),
];

/** The channels that deliver now, SMS first. */
export const listOpenChannels = (context: Asking) =>
  listOpen(context.db, named(context), context.clock.now());

const pausedProblem = { sms: 'sms_paused', email: 'email_paused' } as const;
const retryAfterSeconds = 300;

/** The batch goes on only where the channel delivers. @throws Problem (by `commit`) `sms_paused`, `email_paused`. */
export const guardOpenChannel = (context: Asking, channel: Channel): Guard =>
  guard(
    context.db,
    isOpen(channel, named(context), context.clock.now()),
    () => new Problem(pausedProblem[channel], { retryAfterSeconds }),
  );
