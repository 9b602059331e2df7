import { useState } from 'preact/hooks';
import type { DeskFact, DeskThread } from '#shared/contract/desk/thread.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { describeFault } from '../../api/client.browser.ts';
import { readFullFact } from '../desk-api.browser.ts';
import * as texts from '../texts/thread.ts';
import { CopyValue } from './copy-value.browser.tsx';

/** The facts of the request type, as the customer gave them; what nobody has verified is marked. */
export function Facts({ thread: { code, facts } }: { thread: Pick<DeskThread, 'code' | 'facts'> }) {
  if (facts.length === 0) return null;
  return (
    <dl class="desk-facts">
      {facts.map((fact) => (
        <div key={fact.id} class={fact.canRead ? 'desk-fact-wide' : undefined}>
          <dt>{fact.label}</dt>
          <dd>
            <bdi>
              <IsolatedText text={fact.value} />
            </bdi>
            {fact.claimed && (
              <>
                {' '}
                <span class="desk-tag desk-tag-warn">{texts.claimed}</span>
              </>
            )}
            {!fact.canRead && <CopyValue value={fact.value} label={texts.copyFact(fact.label)} />}
            {fact.canRead && <FullFact code={code} fact={fact} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The whole of a Sheba, read on demand: each reading is recorded, so that nothing reads it ahead. */
function FullFact({ code, fact: { id, label } }: { code: string; fact: DeskFact }) {
  const [shown, setShown] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const show = () =>
    readFullFact(code, id).then(
      ({ value }) => {
        setFault(null);
        setShown(value);
      },
      (thrown: unknown) => setFault(describeFault(thrown)),
    );
  return (
    <p class="full-fact">
      {shown === null ? (
        <button
          class="button button-quiet button-small"
          type="button"
          aria-label={texts.showThisInFull(label)}
          onClick={() => void show()}
        >
          {texts.showInFull}
        </button>
      ) : (
        <>
          <bdi class="code" dir="ltr">
            {shown}
          </bdi>
          <CopyValue value={shown.replaceAll(' ', '')} label={texts.copyFact(label)} />
        </>
      )}
      <span class="hint">
        {shown === null ? texts.showingIsRecorded : texts.showingWasRecorded}
      </span>
      {fault && (
        <span class="problem" role="alert">
          {fault}
        </span>
      )}
    </p>
  );
}
