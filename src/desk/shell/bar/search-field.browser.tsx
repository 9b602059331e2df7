import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { faultOf } from '../../list/typed-query.ts';
import * as texts from '../../texts/list.ts';

/** The id of the search field. */
export const searchFieldId = 'desk-q';

const typingPauseMs = 300;
const faultId = 'desk-q-fault';

type Props = {
  value: string;
  /** What operators can name; undefined before that is known. */
  choices: DeskChoices | undefined;
  /** `isEntered` by Enter, and not by a pause of typing. */
  onSearch(text: string, isEntered: boolean): void;
};

/**
 * The search of the bar; what is typed is searched for after a pause, or at once by Enter. An operator with a fault is
 * not searched for: half of one is typed at each pause, so it is named only at Enter or when the field is left.
 */
export function SearchField({ value, choices, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const [isTyping, setIsTyping] = useState(false);
  const [enters, setEnters] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // Enter moves operators to the filters, also where the words that stay are those of before.
  useEffect(() => setTyped(value), [value, enters]);
  const fault = isTyping ? null : faultOf(typed, choices);
  const search = (text: string, isEntered: boolean) => {
    clearTimeout(timer.current);
    if (isEntered) setIsTyping(false);
    if (faultOf(text, choices) !== null) return;
    if (isEntered) setEnters((count) => count + 1);
    if (isEntered || text.trim() !== value) onSearch(text.trim(), isEntered);
  };
  return (
    <search class="desk-find">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(typed, true);
        }}
      >
        <Icon name="search" />
        <input
          id={searchFieldId}
          type="search"
          dir="auto"
          aria-label={texts.search}
          aria-invalid={fault !== null || undefined}
          aria-describedby={faultId}
          placeholder={texts.searchExample}
          autocomplete="off"
          enterkeyhint="search"
          maxLength={deskLimits.search}
          value={typed}
          onInput={({ currentTarget }) => {
            const text = currentTarget.value;
            setTyped(text);
            setIsTyping(true);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => search(text, false), typingPauseMs);
          }}
          onBlur={() => setIsTyping(false)}
        />
        <kbd>/</kbd>
      </form>
      <p class="problem" id={faultId} role="status">
        {fault}
      </p>
    </search>
  );
}
