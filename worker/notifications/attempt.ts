import type { DeliveryState } from '../foundation/providers.ts';
import type { Work } from '../foundation/services.ts';
import { carriesCode } from './check-messages.ts';
import type { Claimed } from './delivery-store.ts';
import { again, type Change, ended, sent } from './outcome.ts';
import { type Round, send } from './send.ts';

/** What an attempt means for the message's row, for its providers and for the day's money. */
export type Outcome = { change: Change } & Pick<Round, 'refusals' | 'costRials'>;

/** So often nobody answered, and each call may have reached the person: enough. */
const maxDoubts = 3;
/** A message whose senders keep vanishing is what kills them. */
const maxClaims = 100;

const free = (change: Change): Outcome => ({ change, refusals: [], costRials: 0 });

/**
 * Tries to send one claimed message and decides what follows. A code that may be out is never sent
 * again; anything else only after the gateway was asked and knew nothing of it (R49).
 */
export async function attempt(
  work: Work,
  message: Claimed,
  paused: ReadonlySet<string>,
): Promise<Outcome> {
  const kind = work.messages[message.message];
  if (!kind) return free(ended('dead', 'no message of this name'));
  if (message.claims > maxClaims) return free(ended('dead', 'its senders vanish'));
  const isCode = carriesCode(kind);
  if (message.mayBeOut && isCode) return free(ended('unsure', 'its call got no answer'));
  try {
    if (message.mayBeOut) {
      const known = await askGateways(work, message);
      if (known)
        return free(sent(work, { providerMessageId: message.providerMessageId, ...known }));
      if (message.doubts >= maxDoubts && !canRepeat(work, message))
        return free(ended('dead', 'no call got an answer'));
    }
    const data: Record<string, string> = JSON.parse(message.data);
    const own = await kind.render(work, { ...message, data });
    if (own === null) return free(ended('dropped', 'no longer wanted'));
    return judge(work, message, isCode, await send(work, message, { ...data, ...own }, paused));
  } catch (fault) {
    work.log.error('outbox_attempt_failed', fault, { id: message.id, message: message.message });
    const result = { kind: message.mayBeOut ? 'unknown' : 'retry', reason: 'not tried' } as const;
    return free({ ...again(work, message, result, isCode), doubts: message.doubts });
  }
}

/** Whether a gateway has the message after all; null = those that can tell know nothing of it. */
async function askGateways(
  { smsProviders }: Work,
  { channel, providerMessageId, dedupeId }: Claimed,
): Promise<{ provider: string; delivery: DeliveryState } | null> {
  if (channel !== 'sms') return null;
  for (const provider of smsProviders) {
    const delivery = (await provider.delivery?.({ providerMessageId, dedupeId })) ?? 'unknown';
    if (delivery !== 'unknown') return { provider: provider.name, delivery };
  }
  return null;
}

/** Mail carries its Message-ID and some gateways heed a key: then a repetition shows up once. */
function canRepeat(
  { smsProviders, settings }: Work,
  { channel, message, provider: name }: Claimed,
) {
  if (channel === 'email') return true;
  const provider = smsProviders.find((one) => one.name === name);
  const patterns: Record<string, unknown> = settings.messages[message]?.sms?.patterns ?? {};
  return provider?.dedupes === true && !patterns[provider.name];
}

function judge(work: Work, message: Claimed, isCode: boolean, round: Round | null): Outcome {
  if (!round) return free({ dueAt: work.clock.now(), mayBeOut: false });
  const { result, provider } = round;
  const outcome = (change: Change): Outcome => ({ ...round, change: { provider, ...change } });
  switch (result.kind) {
    case 'ok':
      return outcome(sent(work, { ...result, provider }));
    case 'permanent':
      return outcome(ended('dead', result.reason));
    case 'account':
      return outcome({ dueAt: work.clock.now(), mayBeOut: false, reason: result.reason });
    case 'unknown':
      if (isCode) return outcome({ ...ended('unsure', result.reason), mayBeOut: true });
      return outcome(again(work, message, result, isCode));
    case 'retry':
      return outcome(again(work, message, result, isCode));
  }
}
