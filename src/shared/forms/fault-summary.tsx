import { inputId } from './field-frame.tsx';

export type Faults = Readonly<Record<string, string>>;

/**
 * What went wrong, on top of the form, with a link to each field. `message` is the sentence of the
 * problem; the fields' own sentences stand beside them too.
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
      <p>{message ?? 'بعضی از خانه‌ها درست پر نشده‌اند:'}</p>
      {named.length > 0 && (
        <ul>
          {named.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${inputId(name)}`}>{labelOf?.(name) ?? sentence}</a>
              {labelOf?.(name) && <span>: {sentence}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
