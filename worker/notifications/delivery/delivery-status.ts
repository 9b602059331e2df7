import { commit } from '../../foundation/database/commit.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { type claimPolls, noteDelivery } from './delivery-store.ts';
import { isFinal, nextPollAt } from './retry-policy.ts';

type Asked = Awaited<ReturnType<typeof claimPolls>>[number];

/** Beside the senders that leaves a connection free of the six that Workers open at once. */
const questionsAtOnce = 2;

/**
 * Asks gateways what became of sent messages, ever more rarely, until the state is final. `asked` is
 * claimed already; what is learnt is written in one trip.
 */
export async function pollDeliveryStates(
  context: RequestContext,
  asked: readonly Asked[],
): Promise<void> {
  if (asked.length === 0) return;
  const waiting = [...asked];
  const learnt: Awaited<ReturnType<typeof ask>>[] = [];
  await Promise.all(
    Array.from({ length: questionsAtOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        learnt.push(await ask(context, next));
    }),
  );
  await commit(
    context.db,
    learnt.map(({ id, change }) => noteDelivery(context.db, id, change)),
  );
}

async function ask({ clock, log, smsProviders }: RequestContext, message: Asked) {
  const { id, polls } = message;
  const provider = smsProviders.find(({ name }) => name === message.provider);
  const later = { pollAt: nextPollAt(clock.now(), polls) };
  try {
    const delivery = await provider?.delivery?.(message);
    if (delivery === undefined || delivery === 'unknown') return { id, change: later };
    return { id, change: { delivery, ...(isFinal(delivery) ? { pollAt: null } : later) } };
  } catch (fault) {
    log.error('delivery_not_told', fault, { id, provider: message.provider });
    return { id, change: later };
  }
}
