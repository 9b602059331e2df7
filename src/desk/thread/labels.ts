import type { DeskHistoryEntry, DeskNotice, DeskThread } from '#shared/contract/desk/thread.ts';
import { senderBlocked, unprovenBlocked } from '../texts/acts.ts';
import * as texts from '../texts/beside.ts';
import { nobody, noTag } from '../texts/owning.ts';
import { priorities } from '../texts/request.ts';
import { actors } from '../texts/thread.ts';

/**
 * «پاسخ کارشناس (پیامک): به گیرنده رسید»: what became of a message is the gateway's report where there is one,
 * else the outbox's state. A kind of message without a title shows its own name.
 */
export function noticeLabel({ message, channel, state, delivery }: DeskNotice): string {
  const reported = state === 'sent' && delivery !== null ? texts.deliveries[delivery] : undefined;
  return texts.notice(
    texts.noticeTitles[message] ?? message,
    texts.channels[channel] ?? channel,
    reported ?? texts.noticeStates[state],
  );
}

/** True for a message that was given up or whose delivery failed. */
export const hasFailed = ({ state, delivery }: DeskNotice) =>
  state === 'dead' || (delivery !== null && /undelivered|blocked/.test(delivery));

/** What a block stops: the sender altogether, or unproven requests that name an address of theirs. */
export const blockLabel = ({ proven, customer: { blocked, unprovenBlock } }: DeskThread): string =>
  unprovenBlock && !(proven && blocked) ? unprovenBlocked : senderBlocked;

/** The agent's name, or who else did it. */
export const actorLabel = ({ by, name }: Pick<DeskHistoryEntry, 'by' | 'name'>) =>
  name ?? actors[by];

/** «واحد: فنی ← مالی»; the new value alone where there was none before. */
export const changeLabel = ({ kind, from, to }: DeskHistoryEntry) =>
  from === null || from === to
    ? texts.changedTo(texts.historyKinds[kind], valueLabel(kind, to))
    : texts.changedFrom(texts.historyKinds[kind], valueLabel(kind, from), valueLabel(kind, to));

/** A value of the history in words, where the API has none for it. */
function valueLabel(kind: DeskHistoryEntry['kind'], value: string): string {
  if (kind === 'priority') return priorities[Number(value)] ?? value;
  if (value !== '') return value;
  if (kind === 'tags') return noTag;
  return kind === 'assignee' ? nobody : value;
}
