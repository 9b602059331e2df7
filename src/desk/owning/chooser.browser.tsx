import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { fitting } from '../palette/match.ts';

/** One line of a chooser. */
export type Choice = {
  id: string;
  title: string;
  /** Behind the title, in a few words. */
  note?: string | undefined;
  isChosen?: boolean;
  /** It is no entry of the list but something to do: it is shown whatever is typed. */
  isAct?: boolean;
};

type Props = {
  /** What is looked for. */
  label: string;
  choices: readonly Choice[];
  /** Several may be chosen: the input keeps what is typed no longer than one choice. */
  isMultiple?: boolean;
  isBusy?: boolean;
  maxLength: number;
  /** What is said where nothing fits. */
  none: string;
  /** A choice for what is typed and not in the list. */
  newOf?(typed: string): Choice | null;
  onChoose(id: string): void;
  /** Ctrl or ⌘ with Enter. */
  onSend?(): void;
};

const listId = 'desk-choices';
const optionId = (at: number) => `desk-choice-${at}`;

/** A list that is searched by typing, folded as search folds; the focus stays in the input (a combobox). */
export function Chooser({ label, choices, isMultiple = false, isBusy = false, ...props }: Props) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const fresh = typed.trim() === '' ? null : (props.newOf?.(typed.trim()) ?? null);
  const fit = [
    ...fitting(
      choices.filter(({ isAct }) => !isAct),
      typed,
      ({ title }) => title,
    ),
    ...(fresh ? [fresh] : []),
    ...choices.filter(({ isAct }) => isAct && typed.trim() === ''),
  ];
  const hasChecks = isMultiple || choices.some(({ isChosen }) => isChosen);
  const at = Math.min(active, fit.length - 1);
  const current = fit[at];
  useEffect(
    () => document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' }),
    [at, current?.id],
  );
  const choose = ({ id }: Choice) => {
    props.onChoose(id);
    if (!isMultiple) return;
    setTyped('');
    input.current?.focus();
  };
  const move = (step: 1 | -1) => setActive((at + step + fit.length) % Math.max(1, fit.length));
  const press = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => (isSend && props.onSend ? props.onSend() : current && choose(current)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div class="desk-palette-input">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          dir="auto"
          aria-label={label}
          aria-expanded={fit.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(at)}
          placeholder={label}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={props.maxLength}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMultiple || undefined}
        aria-busy={isBusy}
      >
        {fit.map((choice, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <div
            key={choice.id}
            id={optionId(place)}
            role="option"
            aria-selected={Boolean(choice.isChosen)}
            data-active={place === at || undefined}
            data-act={choice.isAct || undefined}
            onPointerMove={() => setActive(place)}
            onClick={() => choose(choice)}
          >
            {hasChecks && (
              <span class="desk-check">{choice.isChosen && <Icon name="check" />}</span>
            )}
            <span>
              <bdi>{choice.title}</bdi>
            </span>
            {choice.note && <span class="hint">{choice.note}</span>}
          </div>
        ))}
      </div>
      <p class="hint desk-palette-status" role="status">
        {!isBusy && fit.length === 0 && props.none}
      </p>
    </>
  );
}

/** A box in the dialog of a chooser for what is said before its list has come. */
export const ChooserWait = ({ children }: { children: ComponentChildren }) => (
  <div class="desk-choose-wait">{children}</div>
);
