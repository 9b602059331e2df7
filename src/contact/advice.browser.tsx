import type { Advice } from '#shared/quality/coach.ts';
import * as texts from './texts.ts';

/**
 * The coach's first advice for one input, with a button that applies its correction; nothing is changed
 * without a click. Where the input shows a fault already, only the correction is added.
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
          {texts.applyAdvice}
        </button>
      )}
    </>
  );
}
