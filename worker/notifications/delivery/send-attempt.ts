import type { DeliveryState } from '../../foundation/ports/providers.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { carriesCode } from '../templates/check-templates.ts';
import type { Claimed } from './delivery-store.ts';
import { type Change, finish, scheduleRetry, sent } from './retry-policy.ts';
import { type Round, send } from './send.ts';

/** What an attempt means for the message's row, for its providers and for the day's money. */
export type SendOutcome = { change: Change } & Pick<
  Round,
  'refusals' | 'templateRefusals' | 'costRials'
>;

/** So often nobody answered, and each call may have reached the person: enough. */
const maxAmbiguousAttempts = 3;
/** A message whose senders keep vanishing is what kills them. */
const maxClaims = 100;

const free = (change: Change): SendOutcome => ({
  change,
  refusals: [],
  templateRefusals: [],
  costRials: 0,
});

/**
 * Tries to send one claimed message and decides what follows. A code that may be out is never sent
 * again; anything else only after the gateway was asked and knew nothing of it (R49).
 */
export async function attemptSend(
  context: RequestContext,
  message: Claimed,
  paused: ReadonlySet<string>,
): Promise<SendOutcome> {
  const kind = context.notificationTemplates[message.message];
  if (!kind) return free(finish('dead', 'no message of this name'));
  if (message.claims > maxClaims) return free(finish('dead', 'its senders vanish'));
  const isCode = carriesCode(kind);
  if (message.maybeSent && isCode) return free(finish('unsure', 'its call got no answer'));
  try {
    if (message.maybeSent) {
      const known = await askGateways(context, message);
      if (known)
        return free(sent(context, { providerMessageId: message.providerMessageId, ...known }));
      if (message.ambiguousAttempts >= maxAmbiguousAttempts && !canRepeat(context, message))
        return free(finish('dead', 'no call got an answer'));
    }
    const data: Record<string, string> = JSON.parse(message.data);
    const own = await kind.render(context, { ...message, data });
    if (own === null) return free(finish('dropped', 'no longer wanted'));
    return judge(
      context,
      message,
      isCode,
      await send(context, message, { ...data, ...own }, paused),
    );
  } catch (fault) {
    context.log.error('outbox_attempt_failed', fault, { id: message.id, message: message.message });
    const result = { kind: message.maybeSent ? 'unknown' : 'retry', reason: 'not tried' } as const;
    return free({
      ...scheduleRetry(context, message, result, isCode),
      ambiguousAttempts: message.ambiguousAttempts,
    });
  }
}

/** Whether a gateway has the message after all; null = those that can tell know nothing of it. */
async function askGateways(
  { smsProviders }: RequestContext,
  { channel, providerMessageId, dedupeId }: Claimed,
): Promise<{ provider: string; delivery: DeliveryState } | null> {
  if (channel !== 'sms') return null;
  for (const provider of smsProviders) {
    const delivery = (await provider.delivery?.({ providerMessageId, dedupeId })) ?? 'unknown';
    if (delivery !== 'unknown') return { provider: provider.name, delivery };
  }
  return null;
}

/** Mail and webhooks carry an id, and some gateways heed a key: then a repetition shows up once. */
function canRepeat(
  { smsProviders, settings }: RequestContext,
  { channel, message, provider: name }: Claimed,
) {
  if (channel !== 'sms') return true;
  const provider = smsProviders.find((one) => one.name === name);
  const patterns: Record<string, unknown> = settings.messages[message]?.sms?.patterns ?? {};
  return provider?.dedupes === true && !patterns[provider.name];
}

function judge(
  context: RequestContext,
  message: Claimed,
  isCode: boolean,
  round: Round | null,
): SendOutcome {
  if (!round) return free({ dueAt: context.clock.now(), maybeSent: false });
  const { result, provider } = round;
  const outcome = (change: Change): SendOutcome => ({ ...round, change: { provider, ...change } });
  switch (result.kind) {
    case 'ok':
      return outcome(sent(context, { ...result, provider }));
    case 'permanent':
    case 'template':
      return outcome(finish('dead', result.reason));
    case 'account':
      return outcome({ dueAt: context.clock.now(), maybeSent: false, reason: result.reason });
    case 'unknown':
      if (isCode) return outcome({ ...finish('unsure', result.reason), maybeSent: true });
      return outcome(scheduleRetry(context, message, result, isCode));
    case 'retry':
      return outcome(scheduleRetry(context, message, result, isCode));
  }
}
