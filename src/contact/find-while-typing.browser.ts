import { ticketLimits } from '#shared/fields/size-limits.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { splitWords } from '#shared/persian/words.ts';
import { findTypes, type TypeWords } from './find-type.ts';
import * as texts from './texts/type-finder.ts';

/** A phrase is the request's title as well; a word or two is a name of the matter, and a story is longer than titles. */
const fewestWordsOfTitle = 3;

const latinWords = /[a-z][a-z'’]+/gi;

type Spell = (text: string) => string;

const formsOf = (text: string | null | undefined) => splitWords(text ?? '').map(({ form }) => form);

const wordsOf = (row: Element): TypeWords => ({
  title: formsOf(row.querySelector('.type-title')?.textContent),
  hint: formsOf(row.querySelector('.type-hint')?.textContent),
  more: (row.getAttribute('data-words') ?? '').split(' ').filter(Boolean),
});

/**
 * Finds request types in the list of `host` as somebody writes what happened; all of it is in the page, but for the
 * words of Finglish, which come with the first Latin ones.
 */
export function findWhileTyping(host: HTMLElement): void {
  const box = host.querySelector('input')!;
  const status = host.querySelector<HTMLElement>('[role="status"]')!;
  const nearest = host.querySelector<HTMLElement>('.type-nearest')!;
  const list = host.querySelector('.types-found')!;
  const rows = [...host.querySelectorAll<HTMLElement>('.types:not(.types-found) > li')];
  const words = rows.map(wordsOf);
  let spell: Spell | undefined;

  const say = (text: string, isShown: boolean) => {
    status.textContent = text;
    status.classList.toggle('sr-only', !isShown);
  };

  function find() {
    const typed = box.value.trim();
    const latin = typed.match(latinWords)?.join(' ') ?? '';
    const found = findTypes(words, spell && latin ? `${typed} ${spell(latin)}` : typed);
    const copies = found.map((at) => rows[at]!.cloneNode(true) as HTMLElement);
    const isTitle =
      typed.length <= ticketLimits.title && splitWords(typed).length >= fewestWordsOfTitle;
    for (const link of copies.flatMap((row) => [...row.querySelectorAll('a')]))
      if (isTitle) link.hash = new URLSearchParams({ title: typed }).toString();
    list.replaceChildren(...copies);
    nearest.hidden = copies.length === 0;
    if (copies.length > 0) say(texts.foundCount(toPersianDigits(copies.length)), false);
    // One letter has not said anything yet.
    else say(typed.length > 1 ? texts.noneNear : '', true);
    if (!spell && latin) void fetchSpelling();
  }

  async function fetchSpelling() {
    const words = await import('#shared/quality/persian-spelling.ts').catch(() => null);
    if (!words) return;
    spell = words.spellKnownWords;
    find();
  }

  /** Arrows lead from the box through what was found and back. */
  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...host.querySelectorAll<HTMLElement>('.types-found a')];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    const next = step && at >= 0 ? stops[at + step] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  function openFirst(event: SubmitEvent) {
    event.preventDefault();
    const first = host.querySelector<HTMLElement>('.types-found a');
    if (first) first.click();
    else say(box.value.trim() ? texts.noneToOpen : texts.nothingTyped, true);
  }

  host.addEventListener('input', find);
  host.addEventListener('keydown', move);
  host.addEventListener('submit', openFirst);
  find();
}
