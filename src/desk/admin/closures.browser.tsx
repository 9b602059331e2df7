import { useState } from 'preact/hooks';
import type { ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import { askOf } from '#shared/forms/ask.ts';
import { echoOf } from '#shared/forms/echo.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDay } from '#shared/persian/dates.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { Waiting } from '../shell/waiting.tsx';
import * as texts from '../texts/admin.ts';
import type { AdminPageProps } from './admin-page-props.ts';
import { ConfirmDialog } from './confirm-dialog.browser.tsx';
import { useClosures } from './use-closures.browser.ts';

const dayLabel = (iso: string) => {
  const day = parseJalaliIso(iso);
  return day ? formatJalaliDay(day) : iso;
};

/** «فردا تعطیل است»: the form in which an admin closes days, and the list of such days. Open promises move. */
export function Closures({ onFault }: Pick<AdminPageProps, 'onFault'>) {
  const { closures, remove, unread, reload, ...form } = useClosures(onFault);
  const [removing, setRemoving] = useState<Closure | null>(null);
  const close = () => setRemoving(null);
  return (
    <div class="desk-closures">
      <p class="hint">{texts.closuresHint}</p>
      <ClosureForm {...form} />
      {unread !== null && <FaultNotice fault={unread} onRetry={() => void reload()} />}
      {!closures && unread === null && <Waiting />}
      {closures?.length === 0 && <p class="hint">{texts.noClosures}</p>}
      <ul class="desk-lines">
        {closures?.map((closure) => (
          <li key={closure.id}>
            <ClosedDays {...closure} />{' '}
            <button
              class="button button-plain button-small"
              type="button"
              aria-label={texts.removeClosureOf(daysOf(closure))}
              onClick={() => setRemoving(closure)}
            >
              {texts.removeClosure}
            </button>
          </li>
        ))}
      </ul>
      {removing && (
        <ConfirmDialog
          title={texts.removeClosureOf(daysOf(removing))}
          text={texts.removeClosureText}
          act={texts.removeClosure}
          isDangerous
          onConfirm={async () => {
            const sentence = await remove(removing.id);
            if (sentence === null) close();
            return sentence;
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

type Closure = ClosuresAnswer['closures'][number];

const daysOf = ({ from, to }: Closure) =>
  to === from ? dayLabel(from) : texts.fromToDay(dayLabel(from), dayLabel(to));

function ClosedDays({ from, to, title }: Closure) {
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

type ClosureFormProps = Omit<
  ReturnType<typeof useClosures>,
  'closures' | 'remove' | 'unread' | 'reload'
>;

function ClosureForm({ typed, faults, fault, status, today, change, add }: ClosureFormProps) {
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
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <button class="button button-small" type="submit">
        {texts.addClosure}
      </button>
      <p role="status">{status}</p>
    </ScriptForm>
  );
}
