import type { Ask } from './ask-of-kind.ts';
import { inputId, type OnChange } from './field-frame.tsx';
import { readingName } from './reading-name.ts';
import * as texts from './texts.ts';

type Props = { name: string; ask: Ask | null | undefined; onChange: OnChange };

/**
 * The readings of what is in a box, one tap away. Where no script runs they are radio buttons, which
 * `withChosenReadings` takes; where nothing must be chosen, the box as it was read is.
 */
export function Readings({ name, ask, onChange }: Props) {
  if (!ask) return null;
  const { mustChoose, readings } = ask;
  const id = `${inputId(name)}-ask`;
  const choose = (typed: string, { ownerDocument }: Element) => {
    onChange?.(name, typed);
    ownerDocument.getElementById(inputId(name))?.focus();
  };
  return (
    <fieldset class="readings" aria-labelledby={id}>
      <p id={id}>{mustChoose ? texts.whichIsMeant : texts.orIsThisMeant}</p>
      <div class="readings-list">
        {readings.map(({ typed, shown }) =>
          onChange ? (
            <button
              key={typed}
              type="button"
              class="button button-quiet button-small"
              // The box keeps the focus: leaving it would judge it first.
              onMouseDown={(event) => event.preventDefault()}
              onClick={({ currentTarget }) => choose(typed, currentTarget)}
            >
              {shown}
            </button>
          ) : (
            <Radio key={typed} name={name} value={typed} label={shown} />
          ),
        )}
        {!onChange && !mustChoose && (
          <Radio name={name} value="" label={texts.noneIsMeant} checked />
        )}
      </div>
    </fieldset>
  );
}

const Radio = (props: { name: string; value: string; label: string; checked?: boolean }) => (
  <label class="choice">
    <input
      type="radio"
      name={readingName(props.name)}
      value={props.value}
      checked={props.checked ?? false}
    />
    <span>{props.label}</span>
  </label>
);
