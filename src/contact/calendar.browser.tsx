import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { formatJalaliDay, instantToJalali, weekdayName } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { type JalaliDay, jalaliIso, parseJalaliIso } from '#shared/persian/jalali.ts';
import { monthPage, stepMonths } from '#shared/persian/month.ts';
import { dayAfterKey, mayChoose, type When } from './calendar-steps.ts';
import * as texts from './texts.ts';

type Props = {
  /** Chosen day as `1405-09-03`, if one is. */
  chosen: string | null;
  today: string;
  when?: When;
  onChoose(iso: string): void;
  onClose(): void;
};

/**
 * A Jalali month to choose a day from, by touch, mouse or keys; the focus follows the day at hand, and
 * stays on the buttons that turn the month.
 */
export function Calendar({ chosen, today, when, onChoose, onClose }: Props) {
  const [at, setAt] = useState<JalaliDay>(
    () => parseJalaliIso(chosen ?? today) ?? instantToJalali(Date.now()),
  );
  const grid = useRef<HTMLTableElement>(null);
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (head.current?.contains(document.activeElement)) return;
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(at, event.key, event.shiftKey);
    if (!next) return;
    setAt(next);
    event.preventDefault();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    onClose();
    event.preventDefault();
  };
  return (
    <div class="calendar" role="dialog" aria-label={texts.chooseDay} onKeyDown={closeOnEscape}>
      <MonthHead {...{ at, head }} onStep={(step) => setAt(stepMonths(at, step))} />
      <MonthGrid {...{ at, chosen, today, when, onChoose, onKeyDown, grid }} />
      <div class="calendar-foot">
        <button type="button" class="button button-plain button-small" onClick={onClose}>
          {texts.close}
        </button>
        <button
          type="button"
          class="button button-plain button-small"
          onClick={() => onChoose(today)}
        >
          {texts.today}
        </button>
      </div>
    </div>
  );
}

function MonthHead({
  at,
  head,
  onStep,
}: {
  at: JalaliDay;
  head: RefObject<HTMLDivElement>;
  onStep(months: 1 | -1): void;
}) {
  return (
    <div class="calendar-head" ref={head}>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.monthBefore}
        onClick={() => onStep(-1)}
      >
        <Icon name="back" />
      </button>
      <span aria-live="polite">{monthPage(at.year, at.month).title}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.monthAfter}
        onClick={() => onStep(1)}
      >
        <Icon name="forward" />
      </button>
    </div>
  );
}

type GridProps = Omit<Props, 'onClose'> & { at: JalaliDay };

function MonthGrid({
  grid,
  onKeyDown,
  ...props
}: GridProps & { grid: RefObject<HTMLTableElement>; onKeyDown(event: KeyboardEvent): void }) {
  const { title, weeks } = monthPage(props.at.year, props.at.month);
  return (
    <table ref={grid} aria-label={title} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {texts.weekdayLetters.map((letter, index) => (
            <th key={letter} scope="col">
              <abbr title={weekdayName(index)}>{letter}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find(Boolean)?.day}>
            {week.map((day, column) => (
              <td key={texts.weekdayLetters[column]}>{day && <Day day={day} {...props} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, at, chosen, today, when, onChoose }: GridProps & { day: JalaliDay }) {
  const iso = jalaliIso(day);
  const isOpen = mayChoose(iso, today, when);
  return (
    <button
      type="button"
      class="day"
      tabIndex={day.day === at.day ? 0 : -1}
      aria-label={formatJalaliDay(day)}
      aria-current={iso === today ? 'date' : undefined}
      aria-pressed={iso === chosen}
      aria-disabled={!isOpen}
      onClick={() => isOpen && onChoose(iso)}
    >
      {toPersianDigits(day.day)}
    </button>
  );
}
