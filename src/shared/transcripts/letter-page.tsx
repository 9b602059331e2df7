import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { IsolatedText } from '../html/isolated-text.tsx';
import { DataBlock, erasedWords } from './page-parts.tsx';
import { Check } from './printed-page.tsx';
import type { Letter, TranscriptMessage } from './transcript.ts';

// The page of format 3, a letter. Like those of earlier formats it may never change once it was issued: see `page.tsx`.

/** Its style sheet. `font` is the address of the face that the letter carries, null for none; see `addressOfHash`. */
export const letterStyle = (font: string | null): string => `${
  font === null
    ? ''
    : `
  @font-face { font-family: Letter; src: url(${font}); font-weight: 400 700 }`
}
  @page { size: A4; margin: 18mm; @bottom-center { content: counter(page, persian) " / " counter(pages, persian); font: 8pt sans-serif } }
  body { font: 1rem/1.8 Letter, Tahoma, sans-serif; max-inline-size: 44rem; margin: auto; padding: 1rem; overflow-wrap: break-word }
  a { color: inherit }
  h1, .brand b { font-size: 1.3rem }
  .brand { display: flex; align-items: center; gap: 1rem; border-block-end: 2px solid; padding-block: 1rem }
  .brand img { block-size: 11mm }
  .brand b { flex: 1 }
  .brand bdi, time, th, footer { color: #57534e; font-size: .8rem }
  .about { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; padding-block-end: 1rem }
  table { flex: 1 1 13rem; border-collapse: collapse; font-size: .9rem }
  th, td { text-align: start; border-block-end: 1px solid #d6d3d1; padding-inline-end: 1rem }
  th { font-weight: 400; white-space: nowrap }
  article { border-block-start: 1px solid #d6d3d1; padding-block: 1rem; break-inside: avoid }
  p { margin: 0 }
  article p { white-space: pre-wrap }
  article.agent { border-inline-start: 3px solid; padding-inline-start: 1rem }
  .check { flex: 1 1 18rem; font-size: .8rem; border: 1px solid; padding: 1rem; break-inside: avoid }
  .check svg { float: inline-end; inline-size: 30mm; block-size: 30mm; background: #fff }
  footer { border-block-start: 2px solid }
  .proof { direction: ltr; font: 6pt/1.5 monospace; padding-inline-start: 1rem }
  @media print { body { max-inline-size: none; padding: 0 } }
`;

/**
 * What verifying puts in the place of a face: its signed hash, as an address that no browser reads a face from. The hash
 * alone would be the address of a file beside the page, with other letters than ours.
 */
export const addressOfHash = (hash: string): string => `data:,${hash}`;

/** The whole document of a letter; the worker needs no other page. */
export const letterDocument = (transcript: Letter, style: string): string =>
  `<!doctype html>\n${renderToString(<LetterPage transcript={transcript} style={style} />)}`;

/** A letter with our head, the facts, a QR code to the verified words, the messages, and all hashes at its end. */
const LetterPage = ({ transcript, style }: { transcript: Letter; style: string }) => (
  <html lang="fa" dir="rtl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{transcript.ticket.code}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <header>
        <div class="brand">
          {transcript.letterhead.logo && <img src={transcript.letterhead.logo} alt="" />}
          <b>{transcript.letterhead.name}</b>
          <bdi dir="ltr">{transcript.issuer}</bdi>
        </div>
        <h1>
          نسخهٔ رسمی گفت‌وگو:{' '}
          <bdi>
            <IsolatedText text={transcript.ticket.title || erasedWords} />
          </bdi>
        </h1>
        <div class="about">
          <Facts transcript={transcript} />
          <Check transcript={transcript} />
        </div>
      </header>
      <main>
        {transcript.messages.map((message, at) => (
          <Message key={at} message={message} />
        ))}
      </main>
      <footer>
        <p>
          این نسخه امضای دیجیتال (Ed25519) دارد. برای بررسی خود فایل، آن را در صفحهٔ{' '}
          <a href={`${transcript.issuer}/verify/`} dir="ltr">
            {transcript.issuer}/verify/
          </a>{' '}
          انتخاب کنید.
        </p>
        <ol class="proof">
          {transcript.messages.map(({ createdAtUtc, link }, at) => (
            <li key={at}>
              {createdAtUtc} {link}
            </li>
          ))}
        </ol>
        <p class="proof">
          {transcript.issuedAtUtc} {transcript.keyId} {transcript.signature}
        </p>
      </footer>
      <DataBlock transcript={transcript} />
    </body>
  </html>
);

const Facts = ({ transcript: { ticket, issuedAtJalali } }: { transcript: Letter }) => (
  <table>
    <tbody>
      <Fact label="کد پیگیری">
        <bdi dir="ltr">{ticket.code}</bdi>
      </Fact>
      <Fact label="نوع درخواست">{ticket.requestType}</Fact>
      <Fact label="واحد">{ticket.department}</Fact>
      {ticket.stage && (
        <Fact label="مرحله">
          <bdi>{ticket.stage.title}</bdi> (از {ticket.stage.sinceJalali})
        </Fact>
      )}
      <Fact label="تاریخ صدور">{issuedAtJalali}</Fact>
    </tbody>
  </table>
);

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{children}</td>
  </tr>
);

const Message = ({ message }: { message: TranscriptMessage }) => (
  <article class={message.author}>
    <strong>{message.authorTitle}</strong> · <time>{message.createdAtJalali}</time>
    <p dir="auto">
      <IsolatedText text={message.text ?? erasedWords} />
    </p>
    {message.files.map(({ name }, at) => (
      <div key={at}>
        پیوست: <bdi>{name || erasedWords}</bdi>
      </div>
    ))}
  </article>
);
