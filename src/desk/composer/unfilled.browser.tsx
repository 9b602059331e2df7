import type { Unfilled } from '../replies/placeholders.ts';
import * as texts from '../texts/placeholders.ts';

/** Selects a place that is still empty, so that what is typed next fills it. */
export function goToUnfilled(area: HTMLTextAreaElement | null, { placeholder }: Unfilled) {
  const start = area?.value.indexOf(placeholder) ?? -1;
  if (!area || start < 0) return;
  area.focus();
  area.setSelectionRange(start, start + placeholder.length);
}

/** The places of the text that no value of the request has filled; a press goes to one. */
export function UnfilledPlaces({
  unfilled,
  area,
}: {
  unfilled: readonly Unfilled[];
  area: HTMLTextAreaElement | null;
}) {
  if (unfilled.length === 0) return null;
  return (
    <p class="desk-unfilled" role="status">
      {texts.unfilled}
      {unfilled.map((one) => (
        <button
          key={one.placeholder}
          class="desk-tag desk-tag-warn"
          type="button"
          aria-label={texts.goToUnfilled(one.title)}
          onClick={() => goToUnfilled(area, one)}
        >
          {one.title} <bdi>{one.placeholder}</bdi>
        </button>
      ))}
    </p>
  );
}
