import type { ComponentChildren } from 'preact';
import { Icon } from '#shared/forms/icon.tsx';
import type { TranscriptMessage } from '#shared/transcripts/transcript.ts';
import { type JudgedCopy, messageFaults, nameMessage } from './transcript-verdict.browser.tsx';

/** The signed data of a copy, and nothing else that its file may show. */
export function VerifiedWords({ judged }: { judged: JudgedCopy }) {
  const { transcript, verdict, altered } = judged;
  const { ticket, messages } = transcript;
  const faultAt = (index: number) =>
    messageFaults[verdict.messages[index]?.verdict ?? 'right'] ??
    (altered.includes(index + 1) ? 'آنچه در فایل دیده می‌شود با این پیام فرق دارد' : null);
  return (
    <section class="panel verified" aria-label="متن تأییدشده">
      <p>
        <b>فقط متن زیر تأیید شده است.</b> هر چیز دیگری که در فایل، چاپ یا تصویر آن می‌بینید اعتبار
        ندارد.
      </p>
      <h2 dir="auto">{ticket.title || <Erased />}</h2>
      <dl class="what-next">
        <Fact name="کد پیگیری">
          <bdi class="code">{ticket.code}</bdi>
        </Fact>
        <Fact name="نوع درخواست">
          <bdi>{ticket.requestType}</bdi>
        </Fact>
        <Fact name="واحد">
          <bdi>{ticket.department}</bdi>
        </Fact>
        <Fact name="صادرکننده">
          <bdi dir="ltr">{transcript.issuer}</bdi>
        </Fact>
        <Fact name="تاریخ صدور">
          {transcript.issuedAtJalali} <bdi class="utc">{transcript.issuedAtUtc}</bdi>
        </Fact>
      </dl>
      <ol class="messages" aria-label="پیام‌ها">
        {messages.map((message, index) => (
          <li key={message.id} class="message" data-author={message.author}>
            <p class="message-head">
              <span>{nameMessage(index + 1)}</span>
              <b>
                <bdi>{message.authorTitle}</bdi>
              </b>
              <span>{message.createdAtJalali}</span>
              <bdi class="utc">{message.createdAtUtc}</bdi>
            </p>
            <Words message={message} fault={faultAt(index)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const Erased = () => <span class="hint">پاک‌شده</span>;

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Words({
  message: { text, files },
  fault,
}: {
  message: TranscriptMessage;
  fault: string | null;
}) {
  return (
    <>
      {fault && (
        <p class="message-fault">
          <Icon name="alert" /> {fault}
        </p>
      )}
      <p class="verified-text" dir="auto">
        {text ?? <Erased />}
      </p>
      {files.length > 0 && (
        <ul class="files" aria-label="پیوست‌ها">
          {files.map(({ id, name }) => (
            <li key={id}>
              <Icon name="file" />
              <bdi>{name || <Erased />}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
