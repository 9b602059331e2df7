import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import type { Option } from '../replies/options.ts';
import { Picker } from '../replies/picker.browser.tsx';
import { fillPlaceholders, unfilledIn } from '../replies/placeholders.ts';
import { useReplies } from '../replies/use-replies.browser.ts';
import { type Place, placeOfCharacter } from './caret-place.browser.ts';
import { articleLink, asBlock, asQuote, type Format, formatText } from './format-text.ts';
import { slashWordAt } from './slash-word.ts';
import { formatOfKeys, type Opening, Toolbar } from './toolbar.browser.tsx';
import { typeInto } from './type-into.browser.ts';
import { TypingHints } from './typing-hints.browser.tsx';
import { goToUnfilled, UnfilledPlaces } from './unfilled.browser.tsx';
import type { ComposerKind } from './use-composer.browser.ts';

type Props = {
  thread: DeskThread;
  kind: ComposerKind;
  /** What is written. */
  text: string;
  /** A saved reply was put in. */
  onReply(id: string): void;
  areSuggestionsOpen: boolean;
  /** Null where suggestions have a column of their own. */
  onSuggestions: (() => void) | null;
};

/** A list that is open: behind a slash of the text, or by a button. */
type Open = { what: 'slash' | 'replies' | 'articles'; start: number; typed: string; place: Place };

/** What goes into the text that an agent writes: saved replies, articles, signs; and what is seen of the text before. */
export function WritingTools({ thread, kind, text, ...props }: Props) {
  const area = useArea(kind);
  const [isTouched, setTouched] = useState(false);
  const { answer: saved, fault } = useReplies(isTouched);
  const [open, setOpen] = useState<Open | null>(null);
  /** Where a slash is that opens no list any more: Escape closed it. */
  const left = useRef<number | null>(null);
  const show = (reply: string) =>
    fillPlaceholders(reply, { ...thread, agent: saved?.agent ?? null });

  useEffect(() => {
    if (!area) return;
    const touch = () => setTouched(true);
    if (document.activeElement === area) touch();
    area.addEventListener('focus', touch);
    return () => area.removeEventListener('focus', touch);
  }, [area]);
  useEffect(() => {
    if (!area) return;
    const look = () => {
      if (document.activeElement !== area) return;
      const { value, selectionStart, selectionEnd } = area;
      const slash = selectionStart === selectionEnd ? slashWordAt(value, selectionStart) : null;
      if (!slash) left.current = null;
      setOpen((now) => {
        if (!slash || slash.start === left.current) return now?.what === 'slash' ? null : now;
        return { what: 'slash', ...slash, place: placeOfCharacter(area, slash.start) };
      });
    };
    const press = (event: KeyboardEvent) => {
      const format = formatOfKeys(event);
      if (!format) return;
      event.preventDefault();
      event.stopPropagation();
      apply(area, format);
    };
    area.addEventListener('input', look);
    area.addEventListener('keydown', press);
    document.addEventListener('selectionchange', look);
    return () => {
      area.removeEventListener('input', look);
      area.removeEventListener('keydown', press);
      document.removeEventListener('selectionchange', look);
    };
  }, [area]);

  if (!area) return null;
  const close = () => {
    if (open?.what === 'slash') left.current = open.start;
    else area.focus();
    setOpen(null);
  };
  const pick = (option: Option) => {
    if (!open) return;
    const isSlash = open.what === 'slash';
    const start = isSlash ? open.start : area.selectionStart;
    const end = isSlash ? open.start + 1 + open.typed.length : area.selectionEnd;
    setOpen(null);
    if (option.kind === 'reply') props.onReply(option.reply.id);
    put(area, start, end, option, show);
    const [empty] = option.kind === 'reply' ? unfilledIn(area.value, thread.facts) : [];
    if (empty) goToUnfilled(area, empty);
  };
  const openList = (what: 'replies' | 'articles', button: HTMLElement) => {
    if (open?.what === what) return close();
    setTouched(true);
    const { left: x, right, top, bottom } = button.getBoundingClientRect();
    setOpen({ what, start: 0, typed: '', place: { x: Math.max(x, right), top, bottom } });
  };
  const opening: Opening | null =
    open?.what === 'slash'
      ? null
      : (open?.what ?? (props.areSuggestionsOpen ? 'suggestions' : null));
  return (
    <div class="desk-writing">
      {kind === 'reply' && <UnfilledPlaces unfilled={unfilledIn(text, thread.facts)} area={area} />}
      <TypingHints text={text} area={area} />
      <Toolbar
        open={opening}
        onOpen={openList}
        onSuggestions={props.onSuggestions}
        onFormat={(format) => apply(area, format)}
      />
      {open && (
        <Picker
          key={open.what}
          saved={saved}
          fault={fault}
          withReplies={open.what !== 'articles'}
          typed={open.what === 'slash' ? open.typed : null}
          area={area}
          place={open.place}
          show={show}
          onPick={pick}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The box of the text; null until it is drawn. */
function useArea(kind: ComposerKind): HTMLTextAreaElement | null {
  const [area, setArea] = useState<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    const found = document.getElementById(inputId(kind));
    setArea(found instanceof HTMLTextAreaElement ? found : null);
  }, [kind]);
  return area;
}

function apply(area: HTMLTextAreaElement, format: Format) {
  const { value, selectionStart, selectionEnd } = area;
  const { put, ...where } = formatText(value, selectionStart, selectionEnd, format);
  typeInto(area, put, where);
}

function put(
  area: HTMLTextAreaElement,
  start: number,
  end: number,
  option: Option,
  show: (text: string) => string,
) {
  if (option.kind === 'reply') return typeInto(area, show(option.reply.text), { start, end });
  const address = new URL(option.article.url, location.origin).href;
  const link = articleLink(option.article.title, address);
  if (option.kind === 'link') return typeInto(area, link, { start, end });
  const block = `${asQuote(option.article.passage)}\n${link}`;
  const { put: text, ...where } = asBlock(area.value, start, end, block);
  typeInto(area, text, where);
}
