import { commit } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { claimPolls, noteDelivery } from './delivery-store.ts';
import { isFinal, nextPollAt } from './outcome.ts';

/** Questions of one run: together they end within the lease of the claim. */
const pollCount = 20;

/** Asks gateways what became of sent messages, ever more rarely, until the state is final. */
export async function pollDeliveries(work: Work): Promise<void> {
  const now = work.clock.now();
  const [asked] = await commit(work.db, [claimPolls(work.db, now, pollCount)]);
  await Promise.all(asked.map((message) => poll(work, message)));
}

type Asked = Awaited<ReturnType<typeof claimPolls>>[number];

async function poll({ db, clock, log, smsProviders }: Work, message: Asked) {
  const provider = smsProviders.find(({ name }) => name === message.provider);
  const later = { pollAt: nextPollAt(clock.now(), message.polls) };
  try {
    const delivery = await provider?.delivery?.(message);
    const known = delivery !== undefined && delivery !== 'unknown';
    await commit(db, [
      noteDelivery(db, message.id, {
        ...later,
        ...(known && { delivery }),
        ...(known && isFinal(delivery) && { pollAt: null }),
      }),
    ]);
  } catch (fault) {
    log.error('delivery_not_told', fault, { id: message.id, provider: message.provider });
    await commit(db, [noteDelivery(db, message.id, later)]);
  }
}
