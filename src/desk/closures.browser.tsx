import { useEffect, useState } from 'preact/hooks';
import type { ClosuresAnswer } from '#shared/contract/desk.ts';
import { date } from '#shared/fields/date.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { formatJalaliDay, instantToJalali } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import {
  dayNumberOf,
  jalaliIso,
  jalaliOfDayNumber,
  parseJalaliIso,
} from '#shared/persian/jalali.ts';
import { ApiFault } from '../api/client.browser.ts';
import { addClosure, readClosures, removeClosure } from './desk-api.browser.ts';
import type { OnFault } from './use-thread.browser.ts';

const tomorrow = () => {
  const today = dayNumberOf(instantToJalali(Date.now()));
  return jalaliIso(jalaliOfDayNumber(today + 1)).replaceAll('-', '/');
};

const dayLabel = (iso: string) => {
  const day = parseJalaliIso(iso);
  return day ? formatJalaliDay(day) : iso;
};

/** «فردا تعطیل است»: the form in which an admin closes days, and the list of such days. Open promises move. */
export function Closures({ onFault }: { onFault: OnFault }) {
  const [answer, setAnswer] = useState<ClosuresAnswer | undefined>(undefined);
  const [typed, setTyped] = useState({ from: tomorrow(), to: '', title: '' });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [status, setStatus] = useState('');
  const load = () => readClosures().then(setAnswer);
  useEffect(() => {
    load().catch(onFault);
  }, []);

  async function close() {
    const from = date.parse(typed.from);
    const to = typed.to.trim() ? date.parse(typed.to) : from;
    if (!from.ok) return setFaults({ from: from.reason });
    if (!to.ok) return setFaults({ to: to.reason });
    if (!typed.title.trim()) return setFaults({ title: 'بنویسید چرا تعطیل است.' });
    try {
      const added = await addClosure({ from: from.value, to: to.value, title: typed.title });
      setStatus(`ثبت شد؛ قول ${toPersianDigits(added.movedPromises)} درخواست باز جابه‌جا شد.`);
      setFaults({});
      setTyped({ ...typed, title: '' });
      await load();
    } catch (thrown) {
      const words = onFault(thrown);
      const inFields = thrown instanceof ApiFault ? thrown.fields : {};
      setFaults(Object.keys(inFields).length > 0 ? inFields : { title: words });
    }
  }

  const change = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  return (
    <details class="desk-folded desk-closures">
      <summary>تعطیلی ناگهانی</summary>
      <p class="hint">
        روزهایی که در تقویم تنظیمات نیست. قول پاسخ درخواست‌های باز با ثبت آن جابه‌جا می‌شود و مشتری
        زمان تازه را می‌بیند.
      </p>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void close();
        }}
      >
        <TextInput
          name="from"
          label="از روز"
          dir="ltr"
          inputMode="numeric"
          value={typed.from}
          fault={faults.from}
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
      </form>
      <ul class="desk-lines">
        {answer?.closures.map(({ id, from, to, title }) => (
          <li key={id}>
            {dayLabel(from)}
            {to !== from && ` تا ${dayLabel(to)}`}: <bdi>{title}</bdi>{' '}
            <button
              class="button button-plain button-small"
              type="button"
              onClick={() => void removeClosure(id).then(load).catch(onFault)}
            >
              برداشتن
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
