import { inputId } from './field-frame.tsx';
import * as texts from './texts.ts';

/** One sentence per box, by the box's name. */
export type Faults = Readonly<Record<string, string>>;

/**
 * What went wrong, on top of the form, with a link to each field. `message` is the sentence of the
 * problem; the sentence of each field stands beside it.
 */
export function FaultSummary({
  message,
  faults = {},
  labelOf,
}: {
  message?: string | null | undefined;
  faults?: Faults;
  labelOf?: ((name: string) => string | undefined) | undefined;
}) {
  const named = Object.entries(faults);
  if (!message && named.length === 0) return null;
  return (
    <div class="notice notice-bad fault-summary" role="alert" tabIndex={-1} id="fault-summary">
      <p>{message ?? texts.correctThese}</p>
      {named.length > 0 && (
        <ul>
          {named.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${inputId(name)}`}>{labelOf?.(name) ?? sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
