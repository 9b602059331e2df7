import { Fragment } from 'preact';
import { IsolatedText } from '../html/isolated-text.tsx';
import { directionOf } from '../persian/direction.ts';
import { splitLinks } from './split-links.ts';

/** Text a person wrote: each paragraph takes its own direction, line breaks stay, addresses are links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p dir={directionOf(paragraph)} key={at}>
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
                  <IsolatedText key={pieceAt} text={shown} />
                ),
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
