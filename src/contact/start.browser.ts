import type { ContactNow } from '#shared/contract/contact.ts';
import { askEarly } from '../api/early.browser.ts';
import { hydrateOnTouch } from '../api/on-touch.browser.ts';
import { storedKeys } from '../drafts/stored-keys.browser.ts';
import { draftKeyOf } from './draft-key.ts';
import { promiseLine } from './promise-line.ts';

// Most people read a form before they fill it, and some only read it. All that runs then is this file: it prints the promise of
// the moment, and fetches the form's code once somebody turns to the form, or at once where there is more to show than is built.

const typeId = location.pathname.split('/')[2] ?? '';

/** Starts the form of a request type. */
export function startContact() {
  let asked: Promise<ContactNow | null> | undefined;
  const screen = hydrateOnTouch('contact', async () => {
    const { hydrateContact } = await import('./hydrate.browser.ts');
    return (host) => hydrateContact(host, { asked });
  });
  if (!screen) return;
  asked = askEarly<ContactNow>(`/api/contact/${typeId}`);
  if (isBegun()) screen.start();
  void asked.then((now) => {
    if (!now) return;
    if (isSpecial(screen.host, now)) screen.start();
    const line = screen.host.querySelector('.promise-line');
    if (line?.childElementCount === 0) line.append(...promiseLine(now, marked));
  });
}

/** Whether something is kept for this form, came in its address, or was filed from this entry of the history. */
function isBegun(): boolean {
  return (
    storedKeys(draftKeyOf(typeId)).length > 0 ||
    location.search + location.hash !== '' ||
    history.state !== null
  );
}

/** Whether the form looks other than it is built, for a guest on an ordinary day. */
function isSpecial(host: HTMLElement, now: ContactNow): boolean {
  const { signedIn, waiting, takesFiles, codesDown, codesReturnAt, replyChannels } = now;
  const ways = host.querySelectorAll<HTMLInputElement>('[name="replyChannel"]');
  return (
    signedIn ||
    waiting !== null ||
    !takesFiles ||
    codesDown.length > 0 ||
    codesReturnAt.sms !== null ||
    codesReturnAt.email !== null ||
    [...ways].some(({ value }) => !replyChannels.some((channel) => channel === value))
  );
}

function marked(text: string): HTMLElement {
  const mark = document.createElement('b');
  mark.textContent = text;
  return mark;
}
