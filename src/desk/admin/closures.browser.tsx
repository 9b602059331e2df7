import type { ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import { askOf } from '#shared/forms/ask.ts';
import { echoOf } from '#shared/forms/echo.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDay } from '#shared/persian/dates.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import * as texts from '../texts/admin.ts';
import type { AdminPageProps } from './admin-page-props.ts';
import { useClosures } from './use-closures.browser.ts';

const dayLabel = (iso: string) => {
  const day = parseJalaliIso(iso);
  return day ? formatJalaliDay(day) : iso;
};

/** «فردا تعطیل است»: the form in which an admin closes days, and the list of such days. Open promises move. */
export function Closures({ onFault }: Pick<AdminPageProps, 'onFault'>) {
  const { closures, remove, ...form } = useClosures(onFault);
  return (
    <div class="desk-closures">
      <p class="hint">{texts.closuresHint}</p>
      <ClosureForm {...form} />
      <ul class="desk-lines">
        {closures.map(({ id, from, to, title }) => (
          <li key={id}>
            <ClosedDays from={from} to={to} title={title} />{' '}
            <button
              class="button button-plain button-small"
              type="button"
              onClick={() => remove(id)}
            >
              {texts.removeClosure}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ClosedDays({
  from,
  to,
  title,
}: Pick<ClosuresAnswer['closures'][number], 'from' | 'to' | 'title'>) {
  const why = (
    <bdi>
      <IsolatedText text={title} />
    </bdi>
  );
  return (
    <>
      {to === from
        ? texts.closureOn(dayLabel(from), why)
        : texts.closureFromTo(dayLabel(from), dayLabel(to), why)}
    </>
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
        label={texts.fromDay}
        dir="ltr"
        inputMode="numeric"
        value={typed.from}
        fault={faults.from}
        {...day(typed.from)}
        onChange={change}
      />
      <TextInput
        name="to"
        label={texts.toDay}
        required={false}
        dir="ltr"
        inputMode="numeric"
        value={typed.to}
        fault={faults.to}
        {...day(typed.to)}
        hint={texts.toDayHint}
        onChange={change}
      />
      <TextInput
        name="title"
        label={texts.closureReason}
        value={typed.title}
        maxLength={100}
        fault={faults.title}
        hint={texts.closureReasonHint}
        onChange={change}
      />
      <button class="button button-small" type="submit">
        {texts.addClosure}
      </button>
      <p role="status">{status}</p>
    </ScriptForm>
  );
}
