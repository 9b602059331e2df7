import { useEffect, useRef, useState } from 'preact/hooks';
import type { Colleague } from '#shared/contract/desk/owning.ts';
import { typeInto } from '../composer/type-into.browser.ts';
import { fitting } from '../palette/match.ts';
import * as texts from '../texts/owning.ts';
import { nameBefore } from './mentions.ts';
import { readColleagues } from './read-colleagues.browser.ts';

type Props = {
  code: string;
  /** The text of the note. */
  text: string;
  /** The id of its input. */
  inputId: string;
};

const most = 6;
const optionId = (at: number) => `desk-mention-${at}`;

/** Colleagues who can be named where `@` is typed in a note: arrow keys choose, Enter or Tab takes, Escape goes on typing. */
export function MentionList({ code, text, inputId }: Props) {
  const [colleagues, setColleagues] = useState<readonly Colleague[]>([]);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  useEffect(() => {
    readColleagues(code).then(setColleagues, () => {});
  }, [code]);
  const name = nameBefore(text, caret);
  const fit =
    name === null || dismissed === name.start
      ? []
      : fitting(colleagues, name.typed, ({ title }) => title)
          .filter(({ title }) => title !== name.typed.trimEnd())
          .slice(0, most);
  const at = Math.min(active, fit.length - 1);

  const take = (colleague: Colleague | undefined) => {
    if (!colleague || !name) return;
    const rest = text.slice(caret);
    typeInto(inputId, `@${colleague.title} `, {
      start: name.start,
      end: caret + rest.length - rest.trimStart().length,
    });
    setActive(0);
  };
  const acts: Record<string, () => void> = {
    ArrowDown: () => setActive((at + 1) % fit.length),
    ArrowUp: () => setActive((at - 1 + fit.length) % fit.length),
    Enter: () => take(fit[at]),
    Tab: () => take(fit[at]),
    Escape: () => name && setDismissed(name.start),
  };
  const press = useRef<(event: KeyboardEvent) => void>(() => {});
  press.current = (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing);
    const act = isPlain && fit.length > 0 ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLTextAreaElement)) return;
    const follow = () => setCaret(input.selectionStart);
    const onKey = (event: KeyboardEvent) => press.current(event);
    follow();
    input.addEventListener('keydown', onKey);
    for (const sign of ['input', 'keyup', 'click'] as const) input.addEventListener(sign, follow);
    return () => {
      input.removeEventListener('keydown', onKey);
      for (const sign of ['input', 'keyup', 'click'] as const)
        input.removeEventListener(sign, follow);
    };
  }, [inputId]);
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (fit.length > 0) input?.setAttribute('aria-activedescendant', optionId(at));
    else input?.removeAttribute('aria-activedescendant');
  }, [fit.length, at]);
  if (fit.length === 0) return null;
  return (
    <div class="desk-mentions" role="listbox" aria-label={texts.mention}>
      {fit.map((colleague, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus
        <div
          key={colleague.id}
          id={optionId(place)}
          role="option"
          aria-selected={place === at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(colleague)}
        >
          <bdi>{colleague.title}</bdi>
          {colleague.away && <span class="hint">{texts.away}</span>}
        </div>
      ))}
    </div>
  );
}
