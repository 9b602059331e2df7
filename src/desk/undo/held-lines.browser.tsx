import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BulkOutcome, BulkRefusal } from '#shared/contract/desk/bulk.ts';
import type { OwnHeldAct } from '#shared/contract/desk/held.ts';
import { holdMs } from '#shared/contract/desk/undo.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import * as bulkTexts from '../texts/bulk.ts';
import * as texts from '../texts/undo.ts';
import type { SentAct } from './sent-act.browser.ts';
import { titleOf } from './use-held-acts.browser.ts';

/** An act that waits, with the seconds it has left. */
export function WaitingLine({
  act,
  undoKey,
  onUndo,
}: {
  act: SentAct & { seconds: number };
  undoKey: string | null;
  onUndo(): void;
}) {
  const { kind, seconds } = act;
  const [delay] = useState(() => Math.min(0, act.endsAt - Date.now() - holdMs));
  return (
    <div class="desk-held-line">
      <p>
        <b>{seconds > 0 ? texts.waits[kind](toPersianDigits(seconds)) : texts.happensNow[kind]}</b>
        <bdi class="desk-held-title">
          <IsolatedText text={titleOf(act)} />
        </bdi>
      </p>
      {seconds > 0 && (
        <button class="button button-small" type="button" onClick={onUndo}>
          {texts.undo}
          {undoKey && <CommandKey of={undoKey} />}
        </button>
      )}
      <span class="desk-held-time" aria-hidden="true" style={{ animationDelay: `${delay}ms` }} />
    </div>
  );
}

/** What became of an act that was stopped, or that was for many. */
export function SettledLine({ act, onDismiss }: { act: OwnHeldAct; onDismiss(): void }) {
  const { kind, code, stopped, outcome } = act;
  return (
    <div class="desk-held-line" data-stopped={stopped ? '' : undefined} role="alert">
      {stopped && (
        <p>
          <b>{texts.stopped[kind]}</b> {code && <TicketLink code={code}>{titleOf(act)}</TicketLink>}
          <span class="desk-held-why">
            {stopped.why} {kind === 'reply' && texts.textIsBack}
          </span>
        </p>
      )}
      {outcome && <Outcome outcome={outcome} />}
      <button class="button button-quiet button-small" type="button" onClick={onDismiss}>
        {texts.dismiss}
      </button>
    </div>
  );
}

/** «۴۷ درخواست بسته شد؛ ۳ درخواست در این فاصله تغییر کرد», with a link to each that was left. */
function Outcome({ outcome: { act, done, refused } }: { outcome: BulkOutcome }) {
  const reasons = [...new Set(refused.map(({ why }) => why))];
  const count = (why: BulkRefusal) => refused.filter((one) => one.why === why).length;
  return (
    <div>
      <p>
        <b>
          {done > 0 ? bulkTexts.done[act](toPersianDigits(done)) : bulkTexts.nothingDone}
          {reasons.map((why) => `؛ ${bulkTexts.refused[why](toPersianDigits(count(why)))}`)}
        </b>
      </p>
      {refused.length > 0 && (
        <ul class="desk-held-links">
          {refused.map(({ code, title, why }) => (
            <li key={code}>
              {why === 'not_found' ? (
                <span class="code">{code}</span>
              ) : (
                <TicketLink code={code}>{title}</TicketLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const TicketLink = ({ code, children }: { code: string; children: ComponentChildren }) => (
  <a href={pageUrl('deskTicket', code)}>
    <bdi>{children}</bdi>
  </a>
);
