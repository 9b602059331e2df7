import { renderToString } from 'preact-render-to-string';
import { addressOfHash, letterDocument, letterStyle } from './letter-page.tsx';
import { DataBlock, erasedWords, Messages } from './page-parts.tsx';
import { PrintedPage } from './printed-page.tsx';
import type { Transcript } from './transcript.ts';

// Verifying renders a copy again from its data and compares the two, so a page that was issued may
// never change in a tag, an attribute or a word: another look is another format, with a page of its own.

/** The style sheet of format 1. */
const style = `
  @page { margin: 18mm 16mm }
  body { font: 1rem/1.9 Vazirmatn, Tahoma, sans-serif; max-inline-size: 42rem; margin-inline: auto; padding: 1.5rem; color: #1c1917; background: #fff }
  h1 { font-size: 1.35rem; margin-block: 0 .25rem }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin-block: 1rem }
  dt { color: #57534e } dd { margin: 0 }
  article { border-block-start: 1px solid #d6d3d1; padding-block: .9rem; break-inside: avoid }
  article p { white-space: pre-wrap; overflow-wrap: anywhere; margin-block: .4rem 0 }
  article.erased p { color: #78716c; font-style: italic }
  .proof, footer { color: #57534e; font-size: .8rem; overflow-wrap: anywhere }
  .proof { direction: ltr; text-align: end; font-family: ui-monospace, monospace; font-size: .68rem }
`;

/**
 * The copy made to print, as a whole HTML document. It carries the whole transcript inside, so that
 * this very file can be verified. `brandName` is not signed, and only earlier formats show it. A letter has the
 * hash of its face where an issued one has the face.
 */
export function transcriptPage(transcript: Transcript, brandName: string): string {
  if (transcript.format === 'pasokh-transcript-3') {
    const { fontHash } = transcript.letterhead;
    return letterDocument(transcript, letterStyle(fontHash && addressOfHash(fontHash)));
  }
  return `<!doctype html>\n${renderToString(
    transcript.format === 'pasokh-transcript-2' ? (
      <PrintedPage transcript={transcript} brandName={brandName} />
    ) : (
      <Document transcript={transcript} brandName={brandName} />
    ),
  )}`;
}

type Props = { transcript: Transcript; brandName: string };

const Document = ({ transcript, brandName }: Props) => (
  <html lang="fa" dir="rtl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>رونوشت درخواست {transcript.ticket.code}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <Heading transcript={transcript} brandName={brandName} />
      <Messages messages={transcript.messages} />
      <Footer transcript={transcript} />
      <DataBlock transcript={transcript} />
    </body>
  </html>
);

const Heading = ({ transcript, brandName }: Props) => (
  <header>
    <h1>
      رونوشت درخواست: <bdi>{transcript.ticket.title || erasedWords}</bdi>
    </h1>
    <dl>
      <dt>سازمان</dt>
      <dd>{brandName}</dd>
      <dt>کد پیگیری</dt>
      <dd dir="ltr">{transcript.ticket.code}</dd>
      <dt>نوع درخواست</dt>
      <dd>{transcript.ticket.requestType}</dd>
      <dt>واحد</dt>
      <dd>{transcript.ticket.department}</dd>
      <dt>تاریخ رونوشت</dt>
      <dd>
        {transcript.issuedAtJalali} <bdi dir="ltr">({transcript.issuedAtUtc})</bdi>
      </dd>
    </dl>
  </header>
);

const Footer = ({ transcript }: Pick<Props, 'transcript'>) => (
  <footer>
    <p>
      این رونوشت امضای رقمی (Ed25519) دارد. برای بررسی، همین فایل را در صفحهٔ{' '}
      <a href={`${transcript.issuer}/verify/`} dir="ltr">
        {transcript.issuer}/verify/
      </a>{' '}
      رها کنید.
    </p>
    <p class="proof">
      {transcript.keyId} {transcript.signature}
    </p>
  </footer>
);
