import { useState } from 'preact/hooks';
import { describeFault } from '../../api/client.browser.ts';
import { changeAway } from '../desk-api.browser.ts';
import * as texts from '../texts/owning.ts';

/** Whether the agent takes new requests by turn; `onChange` follows once the server has it. */
export function AwaySwitch({ isAway, onChange }: { isAway: boolean; onChange(is: boolean): void }) {
  const [fault, setFault] = useState<string | null>(null);
  return (
    <label class="desk-tick">
      <input
        type="checkbox"
        checked={isAway}
        onChange={({ currentTarget }) => {
          const next = currentTarget.checked;
          currentTarget.checked = isAway;
          setFault(null);
          changeAway(next).then(
            () => onChange(next),
            (thrown: unknown) => setFault(describeFault(thrown)),
          );
        }}
      />
      <span>
        {texts.awayOption}
        <span class="hint">{texts.awayHint}</span>
        {fault && (
          <span class="problem" role="alert">
            {fault}
          </span>
        )}
      </span>
    </label>
  );
}
