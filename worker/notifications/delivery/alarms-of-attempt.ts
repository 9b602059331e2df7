import type { RaisedAlarm } from '../../alarms/store.ts';
import type { Claimed } from './delivery-store.ts';
import type { SendOutcome } from './send-attempt.ts';

/**
 * What somebody has to look at after an attempt: gateways that refused our account or this message for
 * it, a message given up.
 */
export function alarmsOf(
  { id, message, channel }: Pick<Claimed, 'id' | 'message' | 'channel'>,
  { change, refusals, templateRefusals }: SendOutcome,
  at: number,
): RaisedAlarm[] {
  const paused = refusals.map((facts) => ({
    name: 'provider_paused',
    key: facts.provider,
    facts,
    at,
  }));
  const isGivenUp = change.state === 'dead' || change.state === 'unsure';
  const refused = templateRefusals
    // What the message ends of is said by the alarm of its end.
    .filter(({ reason }) => !isGivenUp || reason !== change.reason)
    .map(({ provider, reason }) => ({
      name: 'template_refused',
      key: provider,
      facts: { provider, message, reason },
      at,
    }));
  if (!isGivenUp) return [...paused, ...refused];
  const facts = { id, message, channel, reason: change.reason };
  return [...paused, ...refused, { name: `outbox_${change.state}`, key: channel, facts, at }];
}
