import { toPersianDigits } from '#shared/persian/digits.ts';
import { jalaliIso, parseJalaliIso } from '#shared/persian/jalali.ts';
import { stepDays } from '#shared/persian/month.ts';
import type { When } from './calendar-steps.ts';
import * as texts from './texts.ts';

/** Days near today that the field takes, as `1405-09-03`, with what people call them. */
export function nearDays(today: string, when: When): { iso: string; name: string }[] {
  const day = parseJalaliIso(today);
  if (!day) return [];
  const other = when === 'future' ? 1 : -1;
  return [
    { iso: today, name: texts.today },
    { iso: jalaliIso(stepDays(day, other)), name: other > 0 ? texts.tomorrow : texts.yesterday },
  ];
}

/** The days that are written most, one tap away under the box; `onChoose` gets one as people write it. */
export const DayChips = ({
  chosen,
  today,
  when,
  onChoose,
}: {
  chosen: string | null;
  today: string;
  when: When;
  onChoose(typed: string): void;
}) => (
  <div class="day-chips">
    {nearDays(today, when).map(({ iso, name }) => (
      <button
        key={iso}
        type="button"
        class="button button-quiet button-small"
        aria-pressed={chosen === iso}
        onClick={() => onChoose(toPersianDigits(iso.replaceAll('-', '/')))}
      >
        {name}
      </button>
    ))}
  </div>
);
