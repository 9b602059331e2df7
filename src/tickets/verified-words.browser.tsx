import type { ComponentChild, ComponentChildren } from 'preact';
import { attachments } from '#shared/contract/texts/actions.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import { Icon } from '#shared/forms/icon.tsx';
import type { Difference } from '#shared/transcripts/differences.ts';
import type { TranscriptMessage } from '#shared/transcripts/transcript.ts';
import { MarkedText } from './marked-text.browser.tsx';
import * as texts from './texts.ts';
import { type JudgedCopy, messageFaults, nameMessage } from './transcript-verdict.browser.tsx';

type Differences = readonly Difference[] | null | undefined;

/**
 * The signed data of a copy, and nothing else that its file may show.
 * @param props.isLook They were asked for just now, and are compared with a paper that was issued before.
 */
export function VerifiedWords({ judged, isLook }: { judged: JudgedCopy; isLook?: boolean }) {
  const { transcript, verdict, altered, differences } = judged;
  const { ticket, messages } = transcript;
  const inHeading = differences?.get('heading');
  const isMarked = [...(differences?.values() ?? [])].some((found) => found && found.length > 0);
  const faultAt = (index: number) =>
    messageFaults[verdict.messages[index]?.verdict ?? 'right'] ??
    (altered.includes(index + 1) ? alteredFault(differences?.get(index + 1)) : null);
  return (
    <section class="panel verified" aria-label={texts.verifiedWords}>
      <p>
        {texts.onlyThisIsVerified<ComponentChild>((words) => (
          <b>{words}</b>
        ))}
      </p>
      {isMarked && (
        <p>
          {texts.fileDiffersAtMarks<ComponentChild>((words) => (
            <mark>{words}</mark>
          ))}
        </p>
      )}
      <h2 dir="auto">
        {ticket.title ? <MarkedText text={ticket.title} differences={inHeading} /> : <Erased />}
      </h2>
      <dl class="what-next">
        <Fact name={texts.trackingCode}>
          <bdi class="code">
            <MarkedText text={ticket.code} differences={inHeading} />
          </bdi>
        </Fact>
        <Fact name={texts.requestType}>
          <bdi>
            <MarkedText text={ticket.requestType} differences={inHeading} />
          </bdi>
        </Fact>
        <Fact name={texts.department}>
          <bdi>
            <MarkedText text={ticket.department} differences={inHeading} />
          </bdi>
        </Fact>
        {ticket.stage && (
          <Fact name={texts.stage}>
            {texts.stageSince<ComponentChild>(
              <bdi>
                <MarkedText text={ticket.stage.title} differences={inHeading} />
              </bdi>,
              <MarkedText text={ticket.stage.sinceJalali} differences={inHeading} />,
            )}
          </Fact>
        )}
        <Fact name={texts.issuer}>
          <bdi dir="ltr">{transcript.issuer}</bdi>
        </Fact>
        <Fact name={isLook ? texts.shownAt : texts.issuedAt}>
          <MarkedText text={transcript.issuedAtJalali} differences={inHeading} />{' '}
          <bdi class="utc">{transcript.issuedAtUtc}</bdi>
        </Fact>
      </dl>
      <ol class="messages" aria-label={ticketTexts.messages}>
        {messages.map((message, index) => (
          <li key={message.id} class="message" data-author={message.author}>
            <Words
              number={index + 1}
              message={message}
              fault={faultAt(index)}
              differences={differences?.get(index + 1)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

const Erased = () => <span class="hint">{ticketTexts.erased}</span>;

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const alteredFault = (differences: Differences) =>
  differences === null ? texts.messageIsMissing : texts.messageIsShownOtherwise;

function Words({
  number,
  message,
  fault,
  differences,
}: {
  number: number;
  message: TranscriptMessage;
  fault: string | null;
  differences: Differences;
}) {
  const marked = (text: string) => <MarkedText text={text} differences={differences} />;
  return (
    <>
      <p class="message-head">
        <span>{nameMessage(number)}</span>
        <b>
          <bdi>{marked(message.authorTitle)}</bdi>
        </b>
        <span>{marked(message.createdAtJalali)}</span>
        <bdi class="utc">{marked(message.createdAtUtc)}</bdi>
      </p>
      {fault && (
        <p class="message-fault">
          <Icon name="alert" /> {fault}
        </p>
      )}
      <p class="verified-text" dir="auto">
        {message.text === null ? <Erased /> : marked(message.text)}
      </p>
      {message.files.length > 0 && (
        <ul class="files" aria-label={attachments}>
          {message.files.map(({ id, name }) => (
            <li key={id}>
              <Icon name="file" />
              <bdi>{name ? marked(name) : <Erased />}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
