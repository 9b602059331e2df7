import { Fragment } from 'preact';
import { IsolatedText } from '../html/isolated-text.tsx';
import { directionOf } from '../persian/direction.ts';
import { type Block, type Inline, type Line, readMarkup } from './message-markup.ts';

/** What an agent wrote, with its lists, quotes, code and links; each part takes its own direction. */
export const MarkedUpText = ({ text }: { text: string }) => (
  <MarkedUpBlocks blocks={readMarkup(text)} />
);

/** The same once it is read. */
export const MarkedUpBlocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block, at) => (
      <BlockView key={at} block={block} />
    ))}
  </>
);

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'code':
      return (
        <pre dir="ltr">
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      );
    case 'numbers':
      return (
        <ol start={block.start}>
          <Items items={block.items} />
        </ol>
      );
    case 'quote':
      return (
        <blockquote dir={directionOf(block.lines.map(wordsOf).join('\n'))}>
          <Lines lines={block.lines} />
        </blockquote>
      );
    default:
      return (
        <p dir={directionOf(block.lines.map(wordsOf).join('\n'))}>
          <Lines lines={block.lines} />
        </p>
      );
  }
}

const Items = ({ items }: { items: readonly Line[] }) => (
  <>
    {items.map((item, at) => (
      <li dir={directionOf(wordsOf(item))} key={at}>
        <Pieces pieces={item} />
      </li>
    ))}
  </>
);

/** The words of a line, without what marks them. */
const wordsOf = (line: Line): string =>
  line.map((piece) => (piece.kind === 'strong' ? wordsOf(piece.pieces) : piece.text)).join('');

const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <>
    {lines.map((line, at) => (
      <Fragment key={at}>
        {at > 0 && <br />}
        <Pieces pieces={line} />
      </Fragment>
    ))}
  </>
);

const Pieces = ({ pieces }: { pieces: readonly Inline[] }) => (
  <>
    {pieces.map((piece, at) => (
      <Piece key={at} piece={piece} />
    ))}
  </>
);

function Piece({ piece }: { piece: Inline }) {
  if (piece.kind === 'strong')
    return (
      <strong class={piece.mark}>
        <Pieces pieces={piece.pieces} />
      </strong>
    );
  if (piece.kind === 'link') return <TextLink {...piece} />;
  return piece.kind === 'code' ? (
    <code dir="ltr">{piece.text}</code>
  ) : (
    <IsolatedText text={piece.text} />
  );
}

/** A link out of what a person wrote: its target learns and gets nothing of us (R33). */
const TextLink = ({ text, href }: { text: string; href: string }) => (
  <a
    href={href}
    rel="nofollow ugc noopener"
    target="_blank"
    dir={text.startsWith('http') ? 'ltr' : 'auto'}
  >
    {text}
  </a>
);
