import { Fragment } from 'preact';

export type Piece = { text: string; href?: string };

const address = /https?:\/\/[^\s<>"'«»()،؛]+/gi;
const tail = /[.,:;!?؟…\]]+$/;

/** Cuts a text at its http(s) addresses; nothing else ever becomes a link (R33). */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = found.replace(tail, '');
    if (!isWebAddress(shown)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: shown, href: shown });
    at = index + shown.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Text a person wrote: each paragraph takes its own direction, line breaks stay, addresses are links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p dir="auto" key={at}>
          {paragraph.split('\n').map((line, lineAt) => (
            <Fragment key={lineAt}>
              {lineAt > 0 && <br />}
              {splitLinks(line).map(({ text: shown, href }, pieceAt) =>
                href ? (
                  <a
                    key={pieceAt}
                    href={href}
                    rel="nofollow ugc noopener"
                    target="_blank"
                    dir="ltr"
                  >
                    {shown}
                  </a>
                ) : (
                  shown
                ),
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
