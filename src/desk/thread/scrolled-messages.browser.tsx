import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { messagesOf } from '../texts/thread.ts';

/** Whoever is this many pixels from the end is at it. */
const nearEnd = 40;

/** Where the messages are scrolled; it begins at the newest and stays there while the reader is at it. */
export function ScrolledMessages({
  thread: { title, messages },
  children,
}: {
  thread: Pick<DeskThread, 'title' | 'messages'>;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLElement>(null);
  const fromEnd = useRef(0);
  useLayoutEffect(() => {
    if (fromEnd.current < nearEnd) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [messages.length]);
  return (
    <section
      class="desk-scroll"
      ref={box}
      aria-label={messagesOf(title)}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        fromEnd.current = scrollHeight - scrollTop - clientHeight;
      }}
    >
      {children}
    </section>
  );
}
