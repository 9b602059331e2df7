import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import * as texts from '../texts/list.ts';

/** The id of the search field. */
export const searchFieldId = 'desk-q';

const typingPauseMs = 300;

/** The search of the bar; what is typed is searched for after a pause, or at once by Enter. */
export function SearchField({ value, onSearch }: { value: string; onSearch(text: string): void }) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setTyped(value), [value]);
  const search = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() !== value) onSearch(text.trim());
  };
  return (
    <search class="desk-find">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(typed);
        }}
      >
        <Icon name="search" />
        <input
          id={searchFieldId}
          type="search"
          dir="auto"
          aria-label={texts.search}
          placeholder={texts.searchExample}
          autocomplete="off"
          enterkeyhint="search"
          maxLength={150}
          value={typed}
          onInput={({ currentTarget }) => {
            const text = currentTarget.value;
            setTyped(text);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => search(text), typingPauseMs);
          }}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}
