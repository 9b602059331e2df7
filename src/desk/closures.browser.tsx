import { askOf } from '#shared/forms/ask.ts';
import { echoOf } from '#shared/forms/echo.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { formatJalaliDay } from '#shared/persian/dates.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import { useClosures } from './use-closures.browser.ts';
import type { OnFault } from './use-thread.browser.ts';

const dayLabel = (iso: string) => {
  const day = parseJalaliIso(iso);
  return day ? formatJalaliDay(day) : iso;
};

/** «فردا تعطیل است»: the form in which an admin closes days, and the list of such days. Open promises move. */
export function Closures({ onFault }: { onFault: OnFault }) {
  const { closures, remove, ...form } = useClosures(onFault);
  return (
    <details class="desk-folded desk-closures">
      <summary>تعطیلی ناگهانی</summary>
      <p class="hint">
        روزهایی که در تقویم تنظیمات نیست. قول پاسخ درخواست‌های باز با ثبت آن جابه‌جا می‌شود و مشتری
        زمان تازه را می‌بیند.
      </p>
      <ClosureForm {...form} />
      <ul class="desk-lines">
        {closures.map(({ id, from, to, title }) => (
          <li key={id}>
            {dayLabel(from)}
            {to !== from && ` تا ${dayLabel(to)}`}:{' '}
            <bdi>
              <IsolatedText text={title} />
            </bdi>{' '}
            <button
              class="button button-plain button-small"
              type="button"
              onClick={() => remove(id)}
            >
              برداشتن
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

type ClosureFormProps = Omit<ReturnType<typeof useClosures>, 'closures' | 'remove'>;

function ClosureForm({ typed, faults, status, today, change, add }: ClosureFormProps) {
  const day = (text: string) => ({
    echo: echoOf({ type: 'date', today }, text),
    ask: askOf({ type: 'date', today }, text),
  });
  return (
    <ScriptForm
      onSubmit={() => {
        add();
      }}
    >
      <TextInput
        name="from"
        label="از روز"
        dir="ltr"
        inputMode="numeric"
        value={typed.from}
        fault={faults.from}
        {...day(typed.from)}
        onChange={change}
      />
      <TextInput
        name="to"
        label="تا روز"
        required={false}
        dir="ltr"
        inputMode="numeric"
        value={typed.to}
        fault={faults.to}
        {...day(typed.to)}
        hint="اگر یک روز است خالی بگذارید."
        onChange={change}
      />
      <TextInput
        name="title"
        label="علت"
        value={typed.title}
        maxLength={100}
        fault={faults.title}
        hint="مانند «آلودگی هوا»؛ در تاریخچهٔ درخواست‌ها دیده می‌شود."
        onChange={change}
      />
      <button class="button button-small" type="submit">
        ثبت تعطیلی
      </button>
      <p role="status">{status}</p>
    </ScriptForm>
  );
}
