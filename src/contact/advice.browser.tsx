import type { Advice } from '#shared/quality/coach.ts';

/** What the form coach says of one box: it explains and offers, and never changes what was typed by itself. */
export function AdviceOf({
  advice,
  onTake,
}: {
  advice: readonly Advice[];
  onTake(field: string, text: string): void;
}) {
  const first = advice[0];
  if (!first) return null;
  const { fix } = first;
  return (
    <>
      <span>{first.say}</span>
      {fix !== undefined && (
        <button
          type="button"
          class="button button-quiet button-small"
          onClick={() => onTake(first.field, fix)}
        >
          اصلاح کن
        </button>
      )}
    </>
  );
}
