import type { RaisedAlarm } from '../../alarms/store.ts';
import type { Claimed } from './delivery-store.ts';
import type { SendOutcome } from './send-attempt.ts';

/** What somebody has to look at after an attempt: gateways that refused our account, a message given up. */
export function alarmsOf(
  { id, message, channel }: Pick<Claimed, 'id' | 'message' | 'channel'>,
  { change, refusals }: SendOutcome,
  at: number,
): RaisedAlarm[] {
  const paused = refusals.map((facts) => ({
    name: 'provider_paused',
    key: facts.provider,
    facts,
    at,
  }));
  if (change.state !== 'dead' && change.state !== 'unsure') return paused;
  const facts = { id, message, channel, reason: change.reason };
  return [...paused, { name: `outbox_${change.state}`, key: channel, facts, at }];
}
