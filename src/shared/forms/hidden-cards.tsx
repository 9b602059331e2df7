import type { Thread, ThreadMessage } from '../contract/tickets.ts';
import { hiddenCards, showHiddenCard } from '../fields/hidden-cards.ts';
import * as texts from '../fields/texts.ts';

/** Says that cards were masked in what a person wrote, and which; nothing where none were. */
export function HiddenCards({ lastFours = [] }: { lastFours?: readonly string[] | undefined }) {
  if (lastFours.length === 0) return null;
  return (
    <p class="hint hidden-cards">
      {texts.hiddenCards(
        lastFours.map((one) => (
          <bdi key={one} dir="ltr">
            {showHiddenCard(one)}
          </bdi>
        )),
      )}
    </p>
  );
}

/** The same under a message of a thread: what the customer wrote, and beside the first what came with it. */
export function HiddenCardsOfMessage({
  thread: { title, facts, messages },
  message,
}: {
  thread: Thread;
  message: ThreadMessage;
}) {
  if (message.author !== 'customer') return null;
  const boxes = message === messages[0] ? [title, ...facts.map(({ value }) => value)] : [];
  return <HiddenCards lastFours={hiddenCards([message.text, ...boxes])} />;
}
