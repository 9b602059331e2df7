import { useEffect, useState } from 'preact/hooks';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { type Mending, mendTyping } from '#shared/quality/typography.ts';
import * as texts from '../texts/writing.ts';
import { typeInto } from './type-into.browser.ts';

const pauseMs = 700;

/** What of a text could be mended, once its agent pauses: one line, a press that mends all of it, and nothing by itself. */
export function TypingHints({ text, area }: { text: string; area: HTMLTextAreaElement }) {
  const [mending, setMending] = useState<Mending | null>(null);
  const [isLeft, setLeft] = useState(false);
  const [isMended, setMended] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setMending(mendTyping(text)), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const mend = () => {
    const now = mendTyping(area.value);
    if (!now) return;
    const { start, end, put } = difference(area.value, now.mended);
    typeInto(area, put, { start, end });
    setMended(true);
    setMending(null);
  };
  const said = mending && !isLeft && mending;
  return (
    <>
      <p class={isMended && !said ? 'hint desk-typing' : 'sr-only'} role="status">
        {isMended && !said && texts.mended}
      </p>
      {said && (
        <div class="desk-typing" role="note">
          <span>
            {texts.typing(said.faults.map((fault) => texts.fixes[fault]).join('، '))}
            {said.examples.map(({ from, to }) => (
              <bdi class="desk-typing-example" key={from}>
                <del>
                  <IsolatedText text={from} />
                </del>{' '}
                <ins>
                  <IsolatedText text={to} />
                </ins>
              </bdi>
            ))}
          </span>
          <button class="button button-quiet button-small" type="button" onClick={mend}>
            {texts.mendAll}
          </button>
          <button class="desk-quiet" type="button" onClick={() => setLeft(true)}>
            {texts.leaveAsIs}
          </button>
        </div>
      )}
    </>
  );
}

/** What is to be typed where, so that one text becomes the other and the rest stays untouched. */
function difference(from: string, to: string) {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  let same = 0;
  while (same < most - start && from.at(-1 - same) === to.at(-1 - same)) same += 1;
  return { start, end: from.length - same, put: to.slice(start, to.length - same) };
}
