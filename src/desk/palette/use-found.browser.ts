import { useEffect, useState } from 'preact/hooks';
import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import { persianFromLatinKeys } from '#shared/persian/keyboard.ts';
import { readList } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

const typingPauseMs = 200;
const atMost = 6;

/** Requests that were found for a text. */
export type Found = {
  tickets: readonly InboxTicket[];
  isBusy: boolean;
  /** Why none could be looked for, as a sentence. */
  fault: string | null;
};

const nothing: Found = { tickets: [], isBusy: false, fault: null };

/** The best requests for what is typed, after a pause of typing; none for a single letter. */
export function useFound(typed: string, onFault: OnFault): Found {
  const [found, setFound] = useState(nothing);
  const text = typed.trim();
  useEffect(() => {
    if (text.length < 2) return setFound(nothing);
    let isNewest = true;
    setFound((before) => ({ ...before, isBusy: true, fault: null }));
    const timer = setTimeout(() => {
      find(text).then(
        (tickets) => isNewest && setFound({ ...nothing, tickets: tickets.slice(0, atMost) }),
        (thrown: unknown) => isNewest && setFound({ ...nothing, fault: onFault(thrown) }),
      );
    }, typingPauseMs);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}

/** Letters of a keyboard that was left in Latin are read as Persian where nothing is found for them as they are. */
async function find(text: string): Promise<readonly InboxTicket[]> {
  const { tickets } = await readList(
    { q: text, view: 'all' },
    { after: null, isBackground: false },
  );
  if (tickets.length > 0 || /[^a-z ,;'[\]\\]/i.test(text)) return tickets;
  const meant = { q: persianFromLatinKeys(text), view: 'all' };
  return (await readList(meant, { after: null, isBackground: false })).tickets;
}
