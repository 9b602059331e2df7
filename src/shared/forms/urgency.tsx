import type { OnChange } from './field-frame.tsx';
import { Choices, type Option } from './inputs.tsx';
import * as texts from './texts.ts';

/** The usual urgency, which few change. */
const usual = 'normal';

/**
 * The urgency in one line, «عادی · تغییر», with its choices folded under it. Where no script runs they are open, and
 * once another than the usual one was chosen or refused they stay open.
 */
export function Urgency({
  alive,
  ...choice
}: {
  name: string;
  value: string;
  fault?: string | undefined;
  options: readonly Option[];
  onChange?: OnChange;
  alive: boolean;
}) {
  const { value, fault, options } = choice;
  const isNeeded = value !== usual || fault !== undefined;
  return (
    <details
      class="urgency"
      open={!alive}
      // Before scripts have come the style folds it, so that nothing below it jumps when they do.
      data-folding={alive || isNeeded ? undefined : ''}
      // Opened here and never closed: it would close under the keys that lead through the choices.
      ref={(host) => {
        if (host && isNeeded) host.open = true;
      }}
    >
      <summary>
        {texts.urgencyIs(<b>{options.find((option) => option.value === value)?.label}</b>)}
        <span class="change">
          {' · '}
          <span>{texts.change}</span>
        </span>
      </summary>
      <Choices {...choice} label={texts.urgency} />
    </details>
  );
}
