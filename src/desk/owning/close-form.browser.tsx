import { useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import * as acts from '../texts/acts.ts';
import * as texts from '../texts/owning.ts';
import { FoldedForm } from '../thread/folded-form.browser.tsx';
import type { Perform } from '../thread/use-thread.browser.ts';

const own = 'own';

type Props = { thread: DeskThread; perform: Perform; unfold: number };

/** Closes the request: for a reason of the list, or in own words; in own words alone where there is no list. */
export function CloseForm({ thread, perform, unfold }: Props) {
  const reasons = thread.closeReasons;
  const [reasonId, setReasonId] = useState('');
  const isOwn = reasons.length === 0 || reasonId === own;
  return (
    <FoldedForm
      title={acts.close}
      unfold={unfold}
      keptAs={`${thread.code}-close`}
      name="reason"
      label={reasons.length === 0 ? acts.closeReason : texts.ownCloseReasonLabel}
      hint={acts.closeHint}
      send={acts.close}
      hasText={isOwn}
      onSend={(reason) => {
        if (isOwn) return perform('close', { reason });
        if (!reasonId) return Promise.resolve(texts.chooseCloseReason);
        return perform('close', { reasonId });
      }}
    >
      {reasons.length > 0 && (
        <label class="field">
          <span class="label">{acts.closeReason}</span>
          <select
            class="input"
            value={reasonId}
            onChange={(event) => setReasonId(event.currentTarget.value)}
          >
            <option value="">{acts.choose}</option>
            {reasons.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value={own}>{texts.ownCloseReason}</option>
          </select>
          {!isOwn && <span class="hint">{acts.closeHint}</span>}
        </label>
      )}
    </FoldedForm>
  );
}
