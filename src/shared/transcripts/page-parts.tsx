import type { Transcript, TranscriptMessage } from './transcript.ts';

// What the pages of all formats have in common. None of it may change: see `page.tsx`.

/** Stands where words were. */
export const erasedWords = 'پاک‌شده';

/** The data block; `<` may not be in it, or a text could end it. */
export const DataBlock = ({ transcript }: { transcript: Transcript }) => (
  <script
    type="application/json"
    id="transcript"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(transcript).replace(/</g, '\\u003c') }}
  />
);

/** All messages, in their order. */
export const Messages = ({ messages }: Pick<Transcript, 'messages'>) => (
  <main>
    {messages.map((message, at) => (
      <Message key={at} message={message} />
    ))}
  </main>
);

const Message = ({ message }: { message: TranscriptMessage }) => (
  <article class={message.text === null ? 'erased' : ''}>
    <strong>{message.authorTitle}</strong> · {message.createdAtJalali}{' '}
    <bdi dir="ltr" class="proof">
      {message.createdAtUtc}
    </bdi>
    <p dir="auto">{message.text ?? erasedWords}</p>
    {message.files.map(({ name }, at) => (
      <div key={at}>
        پیوست: <bdi>{name || erasedWords}</bdi>
      </div>
    ))}
    <div class="proof">{message.link}</div>
  </article>
);
