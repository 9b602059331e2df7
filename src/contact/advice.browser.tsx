import type { Advice } from '#shared/quality/coach.ts';

/**
 * What the form coach says of one box: it explains and offers, and never changes what was typed by
 * itself. Where the box has a fault, that explains, and only the way to mend it is added.
 */
export function AdviceOf({
  advice,
  fault,
  onTake,
}: {
  advice: readonly Advice[];
  fault?: string | undefined;
  onTake(field: string, text: string): void;
}) {
  const first = (fault && advice.find(({ fix }) => fix !== undefined)) || advice[0];
  if (!first) return null;
  const { fix } = first;
  return (
    <>
      {first.say !== fault && <span>{first.say}</span>}
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
