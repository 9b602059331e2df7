import { factName } from '#shared/forms/contact-form-model.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { Calendar } from './calendar.browser.tsx';
import type { When } from './calendar-steps.ts';

type Props = {
  id: string;
  chosen: string | null;
  today: string;
  when: When;
  onChoose(typed: string): void;
  onClose(): void;
};

/** The open calendar of a date field; a chosen day is passed on as people write it, «۱۴۰۵/۰۹/۰۳». */
export function DatePage({ id, chosen, today, when, onChoose, onClose }: Props) {
  const close = () => {
    onClose();
    document.getElementById(inputId(factName(id)))?.focus();
  };
  return (
    <Calendar
      chosen={chosen}
      today={today}
      when={when}
      onChoose={(iso) => {
        onChoose(toPersianDigits(iso.replaceAll('-', '/')));
        close();
      }}
      onClose={close}
    />
  );
}
