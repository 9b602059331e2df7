import { useRef } from 'preact/hooks';
import * as replyTexts from '../texts/replies.ts';
import * as texts from '../texts/writing.ts';
import { type Format, formats } from './format-text.ts';
import { ToolIcon } from './tool-icon.tsx';

/** What opens beside the text: saved replies, articles, or suggestions for the request. */
export type Opening = 'replies' | 'articles' | 'suggestions';

type Props = {
  /** What is open. */
  open: Opening | null;
  /** Null where suggestions have a column of their own. */
  onSuggestions: (() => void) | null;
  onOpen(what: 'replies' | 'articles', button: HTMLElement): void;
  onFormat(format: Format): void;
};

/** Keys of formats, by `KeyboardEvent.code`, as they are shown; Ctrl+K is the palette's. */
const keysShown: Readonly<Record<Format, string>> = {
  bold: 'Ctrl+B',
  list: 'Ctrl+Shift+8',
  link: 'Ctrl+Shift+K',
  quote: 'Ctrl+Shift+9',
  code: 'Ctrl+E',
};

/** The format that a press of keys with Ctrl or ⌘ asks for; null for any other press. */
export function formatOfKeys(event: KeyboardEvent): Format | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const name = `${event.shiftKey ? 'Shift+' : ''}${event.code.replace(/^(?:Key|Digit)/, '')}`;
  return formats.find((format) => keysShown[format] === `Ctrl+${name}`) ?? null;
}

/** Buttons for what goes into the text; one stop of the Tab key, arrows go between them. */
export function Toolbar({ open, onSuggestions, onOpen, onFormat }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.code];
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons.at((at + step) % buttons.length);
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  };
  return (
    <div class="desk-tools" role="toolbar" aria-label={texts.tools} ref={bar} onKeyDown={move}>
      <button
        class="desk-quiet"
        type="button"
        tabIndex={0}
        aria-expanded={open === 'replies'}
        onClick={(event) => onOpen('replies', event.currentTarget)}
      >
        <kbd>/</kbd>
        {replyTexts.pickReply}
      </button>
      <button
        class="desk-quiet"
        type="button"
        tabIndex={-1}
        aria-expanded={open === 'articles'}
        onClick={(event) => onOpen('articles', event.currentTarget)}
      >
        {replyTexts.pickArticle}
      </button>
      {onSuggestions && (
        <button
          class="desk-quiet"
          type="button"
          tabIndex={-1}
          aria-expanded={open === 'suggestions'}
          onClick={onSuggestions}
        >
          {texts.suggestions}
        </button>
      )}
      <span class="desk-tools-formats">
        {formats.map((format) => (
          <button
            key={format}
            class="desk-square"
            type="button"
            tabIndex={-1}
            aria-label={texts.formats[format]}
            title={`${texts.formats[format]} (${keysShown[format]})`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onFormat(format)}
          >
            <ToolIcon name={format} />
          </button>
        ))}
      </span>
    </div>
  );
}
