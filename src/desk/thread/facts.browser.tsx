import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { readFullFact } from '../desk-api.browser.ts';
import * as texts from '../texts/thread.ts';
import { CopyValue } from './copy-value.browser.tsx';
import { FullValue } from './full-value.browser.tsx';

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
            {fact.canRead && (
              <FullValue label={fact.label} read={() => readFullFact(code, fact.id)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
