import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { type Difference, rangeOf, wordsOf } from '#shared/transcripts/differences.ts';

/** A signed text, with the words marked that a file shows otherwise. */
export function MarkedText({
  text,
  differences,
}: {
  text: string;
  differences: readonly Difference[] | null | undefined;
}) {
  const range = rangeOf(wordsOf(text), differences ?? []);
  if (!range) return <IsolatedText text={text} />;
  const { from, to } = range;
  // Words stand at even places once spaces at the ends are taken in as empty words.
  const pieces = text.split(/([ \t\n]+)/);
  const first = pieces[0] === '' ? 1 : 0;
  const [start, end] = [2 * (from + first), 2 * (to + first) - 1];
  return (
    <>
      <IsolatedText text={pieces.slice(0, start).join('')} />
      <mark>
        <IsolatedText text={pieces.slice(start, end).join('')} />
      </mark>
      <IsolatedText text={pieces.slice(end).join('')} />
    </>
  );
}
