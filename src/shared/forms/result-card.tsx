import type { AnchorHTMLAttributes } from 'preact';
import { IsolatedText } from '../html/isolated-text.tsx';
import { highlightSegments } from '../search/highlight.ts';
import type { Mark, SearchResult } from '../search/types.ts';

type Props = {
  result: SearchResult;
  /** More attributes of the link, as a list of options needs them. */
  link?: AnchorHTMLAttributes;
};

/** One search result as a link: title, category and passage, with the words that were searched marked. */
export const ResultCard = ({ result, link }: Props) => (
  <a href={result.url} {...link}>
    <span class="found-title">
      <Marked text={result.title} marks={result.titleMarks} />
    </span>{' '}
    <span class="found-path">{result.category.join(' › ')}</span>{' '}
    <span class="found-passage">
      <Marked text={result.passage} marks={result.passageMarks} />
    </span>
  </a>
);

const Marked = ({ text, marks }: { text: string; marks: readonly Mark[] }) => (
  <>
    {highlightSegments(text, marks).map((piece) =>
      piece.isMarked ? <mark>{piece.text}</mark> : <IsolatedText text={piece.text} />,
    )}
  </>
);
