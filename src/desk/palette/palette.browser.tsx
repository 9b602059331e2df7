import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { commandGroups } from '../shell/commands/command.ts';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import { commandsNow } from '../shell/commands/use-commands.browser.ts';
import { closeDialogOf, FrontDialog } from '../shell/front-dialog.browser.tsx';
import * as texts from '../texts/commands.ts';
import { fitting } from './match.ts';
import { useFound } from './use-found.browser.ts';

type Props = {
  onOpen(code: string): void;
  /** Shows all that is found in the list. */
  onSearch(text: string): void;
  onFault: OnFault;
  onClose(): void;
};

/** One thing to choose: a command, or a request. */
type Choice = {
  id: string;
  title: ComponentChildren;
  note?: ComponentChildren;
  key?: string;
  run(): void;
};
type Section = { id: string; title: string; choices: readonly Choice[] };

const listId = 'desk-palette-list';

/** Everything that can be done now and every request, found by typing (a combobox; the focus stays in the input). */
export function Palette({ onOpen, onSearch, onFault, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = useFound(typed, onFault);
  const sections = sectionsOf(typed, found.tickets.map(requestOf(onOpen)), onSearch);
  const choices = sections.flatMap((section) => section.choices);
  const at = Math.min(active, choices.length - 1);
  const current = choices[at];
  useEffect(() => {
    if (current) document.getElementById(optionId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);
  // The first goes: what is done may open something of its own, or move the focus.
  const choose = ({ run }: Choice) => {
    closeDialogOf(input.current);
    run();
  };
  const move = (step: 1 | -1) => setActive((at + step + choices.length) % choices.length);
  const presses: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => current && choose(current),
  };
  const hasAny = choices.length > 0;
  return (
    <FrontDialog title={texts.palette} kind="desk-palette" onClose={onClose}>
      <div class="desk-palette-input">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          dir="auto"
          aria-label={texts.paletteLabel}
          aria-expanded={hasAny}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(current)}
          placeholder={texts.paletteLabel}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
          maxLength={deskLimits.search}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            const isOpener = event.code === 'KeyK' && (event.ctrlKey || event.metaKey);
            const act = isOpener ? () => closeDialogOf(input.current) : presses[event.key];
            if (!act || event.isComposing) return;
            event.preventDefault();
            act();
          }}
        />
      </div>
      <div id={listId} role="listbox" aria-label={texts.palette} aria-busy={found.isBusy}>
        {sections.map(({ id, title, choices: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={id} role="group" aria-labelledby={`desk-palette-${id}`}>
            <p id={`desk-palette-${id}`} role="presentation">
              {title}
            </p>
            {own.map((choice) => (
              <Option
                key={choice.id}
                choice={choice}
                isActive={choice === current}
                onPoint={() => setActive(choices.indexOf(choice))}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        ))}
      </div>
      <p class="hint desk-palette-status" role="status">
        {found.fault ?? (found.isBusy ? texts.lookingForRequests : !hasAny && texts.nothingFits)}
      </p>
    </FrontDialog>
  );
}

const optionId = ({ id }: Choice) => `desk-choice-${id}`;

type OptionProps = { choice: Choice; isActive: boolean; onPoint(): void; onChoose(): void };

const Option = ({ choice, isActive, onPoint, onChoose }: OptionProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
  // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
  <div
    id={optionId(choice)}
    role="option"
    aria-selected={isActive}
    onPointerMove={onPoint}
    onClick={onChoose}
  >
    <span>{choice.title}</span>
    {choice.note && <span class="hint">{choice.note}</span>}
    {choice.key && <CommandKey of={choice.key} />}
  </div>
);

function sectionsOf(
  typed: string,
  requests: readonly Choice[],
  onSearch: (text: string) => void,
): Section[] {
  const text = typed.trim();
  const commands = commandsNow().flatMap((command) => {
    const { run } = command;
    return run && command.id !== 'palette' ? [{ ...command, run }] : [];
  });
  const fit = fitting(commands, text, (one) =>
    [one.title, texts.groups[one.group], one.words ?? ''].join(' '),
  );
  // The group with the best command first, then that with the next.
  const order = text === '' ? commandGroups : new Set(fit.map(({ group }) => group));
  const all = {
    ...{ id: 'all-found', title: <bdi>{texts.findInList(text)}</bdi> },
    run: () => onSearch(text),
  };
  return [
    ...[...order].map((group) => ({
      ...{ id: group, title: texts.groups[group] },
      choices: fit.filter((one) => one.group === group),
    })),
    {
      ...{ id: 'found', title: texts.requests },
      choices: text.length < 2 ? [] : [...requests, all],
    },
  ].filter(({ choices }) => choices.length > 0);
}

const requestOf =
  (onOpen: (code: string) => void) =>
  ({ code, title, stateTitle, customer }: RequestRow): Choice => ({
    id: code,
    title: (
      <bdi>
        <IsolatedText text={title} />
      </bdi>
    ),
    note: (
      <>
        <bdi>{customer}</bdi> · {stateTitle} · <span class="code">{code}</span>
      </>
    ),
    run: () => onOpen(code),
  });

type RequestRow = { code: string; title: string; stateTitle: string; customer: string };
