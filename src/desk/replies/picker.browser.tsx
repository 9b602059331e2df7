import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SavedRepliesAnswer } from '#shared/contract/desk/replies.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Place } from '../composer/caret-place.browser.ts';
import { useArticles } from '../suggest/use-articles.browser.ts';
import * as texts from '../texts/replies.ts';
import { findReplies } from './find-replies.ts';
import { type Option, optionsOf } from './options.ts';
import { sharingOf } from './sharing.ts';
import { withoutMarks } from './without-marks.ts';

type Props = {
  /** Undefined while they are read. */
  saved: SavedRepliesAnswer | undefined;
  /** Why they could not be read. */
  fault: string | null;
  /** Whether saved replies are offered besides articles. */
  withReplies: boolean;
  /** What is typed behind the slash; null where the list has a box of its own to search in. */
  typed: string | null;
  /** The text that is written, which keeps the focus while `typed` is not null. */
  area: HTMLTextAreaElement;
  /** What the list stands beside. */
  place: Place;
  /** A reply as it would be put in. */
  show(text: string): string;
  onPick(option: Option): void;
  onClose(): void;
};

const listId = 'desk-picker';
const boxId = 'desk-picker-search';
const pauseMs = 150;

/** Saved replies and articles in a list beside the text: arrows and Enter choose, Escape closes, and a touch picks. */
export function Picker({ saved, fault, withReplies, area, onClose, ...props }: Props) {
  const [search, setSearch] = useState('');
  const typed = props.typed ?? search;
  const { articles, isBusy, hasFailed } = useArticles(typed, pauseMs);
  const replies = withReplies && saved ? findReplies(saved.replies, typed) : [];
  const options = optionsOf(replies, articles);
  const [chosen, setChosen] = useState<string | null>(null);
  const active = options.find(({ id }) => id === chosen) ?? options[0];
  const isWaiting = isBusy || (withReplies && !saved && fault === null);
  const isEmpty = options.length === 0 && !isWaiting;
  const box = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // A slash before a word that nothing has is a word.
  const isShown = props.typed === null || props.typed === '' || !isEmpty;

  useLayoutEffect(() => setChosen(null), [typed]);
  useLayoutEffect(() => box.current?.focus(), []);
  useListKeys(props.typed === null ? box : { current: area }, {
    isOn: isShown,
    options,
    active,
    choose: setChosen,
    onPick: props.onPick,
    onClose,
  });
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      const isInside = target instanceof Node && panel.current?.contains(target);
      if (!isInside && target !== area) onClose();
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  });
  useLayoutEffect(() => {
    if (props.typed === null || !isShown) return;
    const attributes = {
      'aria-haspopup': 'listbox',
      'aria-autocomplete': 'list',
      'aria-controls': listId,
      ...(active && { 'aria-activedescendant': active.id }),
    };
    for (const [name, value] of Object.entries(attributes)) area.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(attributes)) area.removeAttribute(name);
    };
  }, [area, active?.id, isShown]);
  useLayoutEffect(() => {
    if (chosen !== null) document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  if (!isShown) return null;
  return (
    <div class="desk-picker" ref={panel} style={styleBeside(props.place)}>
      {props.typed === null && (
        <input
          class="input"
          id={boxId}
          ref={box}
          type="text"
          role="combobox"
          dir="auto"
          autocomplete="off"
          aria-label={withReplies ? texts.searchBoth : texts.searchArticles}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active?.id}
          placeholder={withReplies ? texts.searchBoth : texts.searchArticles}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div class="desk-picker-list" id={listId} role="listbox" aria-label={texts.listLabel}>
        <Group title={texts.repliesGroup} isShown={replies.length > 0}>
          {options.map((option) =>
            option.kind === 'reply' ? (
              <OptionRow key={option.id} {...{ option, active }} onPick={props.onPick}>
                <b>
                  <IsolatedText text={option.reply.title} />
                </b>
                <span class="desk-tag">{sharingOf(option.reply)}</span>
                <span class="desk-picker-text">
                  <IsolatedText text={withoutMarks(props.show(option.reply.text))} />
                </span>
              </OptionRow>
            ) : null,
          )}
        </Group>
        <Group title={texts.articlesGroup} isShown={articles.length > 0}>
          {options.map((option) =>
            option.kind === 'reply' ? null : (
              <OptionRow key={option.id} {...{ option, active }} onPick={props.onPick}>
                {option.kind === 'link' ? (
                  <b>{option.article.title}</b>
                ) : (
                  <span class="desk-picker-text">{option.article.passage}</span>
                )}
                <span class="desk-tag">
                  {option.kind === 'link' ? texts.insertLink : texts.insertPassage}
                </span>
              </OptionRow>
            ),
          )}
        </Group>
      </div>
      <p class="hint" role="status">
        {isWaiting
          ? texts.searching
          : options.length > 0
            ? texts.found(toPersianDigits(options.length))
            : (fault ?? saidWhereEmpty({ typed, withReplies, hasFailed }))}
      </p>
      {withReplies && (
        <a class="desk-picker-manage" href={pageUrl('deskTicket', 'replies')}>
          {texts.managePage}
        </a>
      )}
    </div>
  );
}

function saidWhereEmpty({
  typed,
  withReplies,
  hasFailed,
}: {
  typed: string;
  withReplies: boolean;
  hasFailed: boolean;
}): string {
  if (hasFailed) return texts.articlesFailed;
  if (typed.trim().length > 1) return texts.nothingFound;
  return withReplies ? texts.noReplies : texts.typeToSearch;
}

const Group = ({
  title,
  isShown,
  children,
}: {
  title: string;
  isShown: boolean;
  children: ComponentChildren;
}) =>
  isShown ? (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of inputs
    <div role="group" aria-label={title}>
      <p class="desk-picker-group" aria-hidden="true">
        {title}
      </p>
      {children}
    </div>
  ) : null;

function OptionRow({
  option,
  active,
  onPick,
  children,
}: {
  option: Option;
  active: Option | undefined;
  onPick(option: Option): void;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed where the text is typed
    // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant
    <div
      class="desk-picker-option"
      id={option.id}
      role="option"
      aria-selected={option.id === active?.id}
      data-kind={option.kind}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(option)}
    >
      {children}
    </div>
  );
}

type ListKeys = {
  isOn: boolean;
  options: readonly Option[];
  active: Option | undefined;
  choose(id: string): void;
  onPick(option: Option): void;
  onClose(): void;
};

/** Keys of the list, pressed in a box: before anybody else gets them. */
function useListKeys(box: { current: HTMLElement | null }, list: ListKeys) {
  const latest = useRef(list);
  latest.current = list;
  // At once: a press that follows what is drawn is the list's.
  useLayoutEffect(() => {
    const target = box.current;
    const press = (event: KeyboardEvent) => {
      const { isOn, options, active, choose, onPick, onClose } = latest.current;
      if (!isOn || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
      const at = active ? options.indexOf(active) : -1;
      if (event.code === 'Escape') onClose();
      else if (step !== undefined && options.length > 0)
        choose(options.at((at + step) % options.length)?.id ?? '');
      else if (event.code === 'Tab') return onClose();
      else if ((event.code === 'Enter' || event.code === 'NumpadEnter') && active) onPick(active);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    target?.addEventListener('keydown', press, true);
    return () => target?.removeEventListener('keydown', press, true);
  }, [box.current]);
}

const margin = 8;

/** Above the place where there is more space, within the window; a phone has it over its whole width. */
function styleBeside({ x, top, bottom }: Place): Record<string, string> {
  const { innerWidth, innerHeight } = window;
  const width = Math.min(448, innerWidth - 2 * margin);
  const right = Math.min(Math.max(margin, innerWidth - x - margin), innerWidth - width - margin);
  const isAbove = top > innerHeight - bottom;
  const room = (isAbove ? top : innerHeight - bottom) - 2 * margin;
  return {
    inlineSize: `${width}px`,
    right: `${right}px`,
    maxBlockSize: `${Math.min(room, 420)}px`,
    ...(isAbove
      ? { bottom: `${innerHeight - top + margin / 2}px` }
      : { top: `${bottom + margin / 2}px` }),
  };
}
