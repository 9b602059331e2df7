import { useState } from 'preact/hooks';
import type { DeskMessage, DeskThread } from '#shared/contract/desk/thread.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { filedByAgent, fromRequest } from '#shared/contract/texts/tickets.ts';
import { MarkedUpBlocks } from '#shared/forms/marked-up-text.tsx';
import { readMarkup } from '#shared/forms/message-markup.ts';
import { MessageText } from '#shared/forms/message-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { MessageFiles } from '../files/message-files.browser.tsx';
import { picturesOf } from '../files/pictures.ts';
import { withMentions } from '../owning/mentions.ts';
import { later } from '../shell/later.browser.tsx';
import { isNew as newText } from '../texts/request.ts';
import * as texts from '../texts/thread.ts';

const PictureViewer = later(() =>
  import('../files/picture-viewer.browser.tsx').then((loaded) => loaded.PictureViewer),
);

/** The messages, with agents' internal notes marked as such. */
export function Conversation({
  thread: { messages, now },
  fresh,
}: {
  thread: DeskThread;
  /** Ids of messages that came while the thread was open. */
  fresh: ReadonlySet<string>;
}) {
  const [picture, setPicture] = useState<string | null>(null);
  return (
    <section aria-labelledby="conversation">
      <h3 id="conversation" class="sr-only">
        {texts.conversation}
      </h3>
      <ol class="desk-messages">
        {messages.map((message) => (
          <Message
            key={message.id}
            message={message}
            now={now}
            isNew={fresh.has(message.id)}
            onPicture={setPicture}
          />
        ))}
      </ol>
      {picture !== null && (
        <div class="desk-front-wait">
          <PictureViewer
            pictures={picturesOf(messages)}
            first={picture}
            onClose={() => setPicture(null)}
          />
        </div>
      )}
    </section>
  );
}

type MessageProps = {
  message: DeskMessage;
  now: number;
  isNew: boolean;
  onPicture(id: string): void;
};

function Message({ message, now, isNew, onPicture }: MessageProps) {
  const kind = message.internal ? 'note' : message.author;
  return (
    <li class="desk-message" data-kind={kind} data-new={isNew || undefined}>
      <p class="desk-by">
        <b>{whoWrote(message)}</b>
        {isNew && <span class="desk-new">{newText}</span>}
        {message.internal && <span class="desk-tag">{texts.internalNote}</span>}
        {message.filedByAgent && <span class="desk-tag">{filedByAgent}</span>}
        {message.from !== undefined && (
          <span>
            {fromRequest(
              <a class="code" href={pageUrl('deskTicket', message.from)}>
                {message.from}
              </a>,
            )}
          </span>
        )}
        <time dateTime={new Date(message.createdAt).toISOString()}>
          {formatJalaliDateTime(message.createdAt, now)}
        </time>
        {message.author === 'agent' && !message.internal && (
          <span>
            {message.seenAt === null
              ? texts.notSeen
              : texts.seenAt(formatJalaliDateTime(message.seenAt, now))}
          </span>
        )}
      </p>
      <div class="desk-text message-text">
        {message.mentions.length > 0 ? (
          <MarkedUpBlocks blocks={withMentions(readMarkup(message.text), message.mentions)} />
        ) : (
          <MessageText author={message.author} text={message.text} />
        )}
      </div>
      <MessageFiles files={message.attachments} onPicture={onPicture} />
    </li>
  );
}

function whoWrote({ author, by }: DeskMessage) {
  if (by === null) return texts.actors[author === 'customer' ? author : 'system'];
  return <bdi>{by}</bdi>;
}
