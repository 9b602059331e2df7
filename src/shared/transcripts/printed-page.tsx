import { DataBlock, erasedWords, Messages } from './page-parts.tsx';
import { QrCode } from './qr-code.tsx';
import type { PrintedTranscript } from './transcript.ts';

// The page of format 2. Like that of format 1 it may never change once it was issued: see `page.tsx`.

/** Its style sheet. */
const printedStyle = `
  @page { margin: 18mm 16mm }
  body { font: 1rem/1.9 Vazirmatn, Tahoma, sans-serif; max-inline-size: 42rem; margin-inline: auto; padding: 1.5rem; color: #1c1917; background: #fff }
  h1 { font-size: 1.35rem; margin-block: 0 .25rem; overflow-wrap: anywhere }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin-block: 1rem }
  dt { color: #57534e }
  dd { margin: 0; overflow-wrap: anywhere }
  .check { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; border: 2px solid #1c1917; padding: .75rem; margin-block: 1rem; break-inside: avoid }
  .check svg { inline-size: 34mm; block-size: 34mm; background: #fff }
  .check div { flex: 1 1 14rem; overflow-wrap: anywhere }
  article { border-block-start: 1px solid #d6d3d1; padding-block: .9rem; break-inside: avoid }
  article p { white-space: pre-wrap; overflow-wrap: anywhere; margin-block: .4rem 0 }
  .check p { margin-block: 0 .4rem }
  article.erased p { color: #78716c; font-style: italic }
  .proof, footer { color: #57534e; font-size: .8rem; overflow-wrap: anywhere }
  .proof { direction: ltr; text-align: end; font-family: ui-monospace, monospace; font-size: .68rem }
`;

type Props = { transcript: PrintedTranscript; brandName: string };

/** The copy made to print: a QR code leads to the verified words on our site. */
export const PrintedPage = ({ transcript, brandName }: Props) => (
  <html lang="fa" dir="rtl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>نسخهٔ رسمی گفت‌وگوی {transcript.ticket.code}</title>
      <style dangerouslySetInnerHTML={{ __html: printedStyle }} />
    </head>
    <body>
      <header>
        <h1>
          نسخهٔ رسمی گفت‌وگو: <bdi>{transcript.ticket.title || erasedWords}</bdi>
        </h1>
        <Facts transcript={transcript} brandName={brandName} />
        <Check transcript={transcript} />
      </header>
      <Messages messages={transcript.messages} />
      <footer>
        <p>
          این نسخه امضای دیجیتال (Ed25519) دارد. برای بررسی خود فایل، آن را در صفحهٔ{' '}
          <a href={`${transcript.issuer}/verify/`} dir="ltr">
            {transcript.issuer}/verify/
          </a>{' '}
          انتخاب کنید.
        </p>
        <p class="proof">
          {transcript.keyId} {transcript.signature}
        </p>
      </footer>
      <DataBlock transcript={transcript} />
    </body>
  </html>
);

const Facts = ({ transcript: { ticket, issuedAtJalali, issuedAtUtc }, brandName }: Props) => (
  <dl>
    <dt>سازمان</dt>
    <dd>{brandName}</dd>
    <dt>کد پیگیری</dt>
    <dd>
      <bdi dir="ltr">{ticket.code}</bdi>
    </dd>
    <dt>نوع درخواست</dt>
    <dd>{ticket.requestType}</dd>
    <dt>واحد</dt>
    <dd>{ticket.department}</dd>
    {ticket.stage && (
      <>
        <dt>مرحله</dt>
        <dd>
          <bdi>{ticket.stage.title}</bdi> (از {ticket.stage.sinceJalali})
        </dd>
      </>
    )}
    <dt>تاریخ صدور</dt>
    <dd>
      {issuedAtJalali} <bdi dir="ltr">({issuedAtUtc})</bdi>
    </dd>
  </dl>
);

/** What leads from paper to the words that count; also in the page of format 3. */
export const Check = ({
  transcript: { verifyUrl, sharedUntilJalali, issuer },
}: {
  transcript: Pick<PrintedTranscript, 'verifyUrl' | 'sharedUntilJalali' | 'issuer'>;
}) => (
  <div class="check">
    <QrCode text={verifyUrl} label="کد QR لینک متن تأییدشده" />
    <div>
      <p>
        <b>متن چاپی به‌تنهایی سند نیست.</b> این کد را اسکن کنید و متن تأییدشده را با این برگه مقایسه
        کنید. صفحه‌ای که باز می‌شود باید در <bdi dir="ltr">{issuer}</bdi> باشد.
      </p>
      <p>
        {sharedUntilJalali === null
          ? 'این لینک فقط برای صاحب درخواست باز می‌شود.'
          : `هر کس این لینک را داشته باشد، تا ${sharedUntilJalali} متن را می‌بیند.`}
      </p>
      <a href={verifyUrl} dir="ltr">
        {verifyUrl}
      </a>
    </div>
  </div>
);
