import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { formatJalaliDay } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { type JalaliDay, jalaliIso, parseJalaliIso } from '#shared/persian/jalali.ts';
import { monthPage, stepDays, stepMonths } from '#shared/persian/month.ts';

const weekdays = ['ش', 'ی', 'د', 'س', 'چ', 'پ', 'ج'];
const weekdayTitles = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'];

type Props = {
  /** Chosen day as `1405-09-03`, if one is. */
  chosen: string | null;
  today: string;
  /** Which side of today may be chosen. */
  when?: 'past' | 'future' | undefined;
  onChoose(iso: string): void;
  onClose(): void;
};

/** A Jalali month to choose a day from, by touch, mouse or keys. */
export function Calendar({ chosen, today, when, onChoose, onClose }: Props) {
  const [at, setAt] = useState<JalaliDay>(() => parseJalaliIso(chosen ?? today)!);
  const grid = useRef<HTMLTableElement>(null);
  const { title, weeks } = monthPage(at.year, at.month);
  const mayChoose = (iso: string) =>
    when === 'past' ? iso <= today : when === 'future' ? iso >= today : true;

  useLayoutEffect(() => {
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at]);

  // Right to left: the arrow to the right leads to the day before.
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, () => JalaliDay> = {
      ArrowRight: () => stepDays(at, -1),
      ArrowLeft: () => stepDays(at, 1),
      ArrowUp: () => stepDays(at, -7),
      ArrowDown: () => stepDays(at, 7),
      PageUp: () => stepMonths(at, event.shiftKey ? -12 : -1),
      PageDown: () => stepMonths(at, event.shiftKey ? 12 : 1),
    };
    const step = steps[event.key];
    if (step) setAt(step());
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };

  return (
    <div class="calendar" role="dialog" aria-label="گزینش روز">
      <div class="calendar-head">
        <button
          type="button"
          class="icon-button"
          aria-label="ماه قبل"
          onClick={() => setAt(stepMonths(at, -1))}
        >
          <Icon name="back" />
        </button>
        <span aria-live="polite">{title}</span>
        <button
          type="button"
          class="icon-button"
          aria-label="ماه بعد"
          onClick={() => setAt(stepMonths(at, 1))}
        >
          <Icon name="forward" />
        </button>
      </div>
      <table ref={grid} aria-label={title} onKeyDown={move}>
        <thead>
          <tr>
            {weekdays.map((letter, index) => (
              <th key={letter} scope="col">
                <abbr title={weekdayTitles[index]}>{letter}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)?.day}>
              {week.map((day, column) => {
                if (!day) return <td key={weekdays[column]} />;
                const iso = jalaliIso(day);
                return (
                  <td key={weekdays[column]}>
                    <button
                      type="button"
                      class="day"
                      tabIndex={day.day === at.day ? 0 : -1}
                      aria-label={formatJalaliDay(day)}
                      aria-current={iso === today ? 'date' : undefined}
                      aria-pressed={iso === chosen}
                      aria-disabled={!mayChoose(iso)}
                      onClick={() => mayChoose(iso) && onChoose(iso)}
                    >
                      {toPersianDigits(day.day)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="calendar-foot">
        <button type="button" class="button button-plain button-small" onClick={onClose}>
          بستن
        </button>
        <button
          type="button"
          class="button button-plain button-small"
          onClick={() => onChoose(today)}
        >
          امروز
        </button>
      </div>
    </div>
  );
}
