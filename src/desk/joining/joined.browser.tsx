import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JoinedAnswer, JoinedRequest } from '#shared/contract/desk/joining.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { directionOf } from '#shared/persian/direction.ts';
import { readJoined } from '../desk-api.browser.ts';
import { AddParticipant, ParticipantList } from '../participants/participants.browser.tsx';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import * as texts from '../texts/joining.ts';
import { FoldedForm } from '../thread/folded-form.browser.tsx';
import type { Perform } from '../thread/use-thread.browser.ts';
import { Merge } from './merge.browser.tsx';
import { Split } from './split.browser.tsx';

type Props = {
  thread: DeskThread;
  perform: Perform;
  onFault: OnFault;
  /** What else is done seldom. */
  children?: ComponentChildren;
};

/**
 * The requests that belong to this one, and, folded away, what is done seldom: joining it to others or taking a part of it
 * away.
 */
export function Joined({ thread, perform, onFault, children }: Props) {
  const { joined, fault, retry } = useJoined(thread, onFault);
  return (
    <>
      <details class="desk-seldom">
        <summary>{texts.seldom}</summary>
        <div class="desk-act-list">
          {joined && thread.can.close && <Merge open={joined.open} perform={perform} />}
          {joined && <Split thread={thread} types={joined.requestTypes} perform={perform} />}
          <FoldedForm
            title={texts.link}
            keptAs={`${thread.code}-link`}
            name="link"
            label={texts.code}
            hint={texts.linkHint}
            send={texts.sendLink}
            onSend={(other) => perform('link', { other })}
          />
          <AddParticipant thread={thread} perform={perform} />
          {children}
        </div>
      </details>
      <ParticipantList thread={thread} perform={perform} />
      {fault && <FaultNotice fault={fault} onRetry={retry} />}
      {joined && <List joined={joined} perform={perform} />}
    </>
  );
}

function List({ joined: { links, merged }, perform }: { joined: JoinedAnswer; perform: Perform }) {
  const shown = [...merged.map((one) => ({ ...one, kind: 'merged' as const })), ...links];
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="joined">
      <h3 id="joined">{texts.together}</h3>
      <ul class="desk-lines">
        {shown.map((one) => (
          <li key={one.code}>
            <JoinedLine request={one} />
            <span class="hint">
              {texts.kinds[one.kind]} · {one.stateTitle}
            </span>
            {one.kind === 'related' && (
              <button
                class="button button-quiet button-small"
                type="button"
                aria-label={texts.takeAwayFrom(one.code)}
                onClick={() => void perform('unlink', { other: one.code })}
              >
                {texts.takeAway}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const JoinedLine = ({ request: { code, title } }: { request: JoinedRequest }) => (
  <a href={pageUrl('deskTicket', code)}>
    <bdi dir={directionOf(title)}>
      <IsolatedText text={title} />
    </bdi>
  </a>
);

/** What is joined to the thread as it is shown: read again with each version of it. */
function useJoined({ code, version }: DeskThread, onFault: OnFault) {
  const [joined, setJoined] = useState<JoinedAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    readJoined(code).then(
      (answer) => {
        if (!isCurrent) return;
        setFault(null);
        setJoined(answer);
      },
      (thrown: unknown) => isCurrent && setFault(onFault(thrown)),
    );
    return () => {
      isCurrent = false;
    };
  }, [code, version, tries]);
  return { joined, fault, retry: () => setTries(tries + 1) };
}
