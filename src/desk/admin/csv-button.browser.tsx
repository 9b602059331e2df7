import { useState } from 'preact/hooks';
import type { TakenTable } from '#shared/contract/desk/tables.ts';
import { csvOf } from '#shared/fields/csv.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

type Props = {
  table: TakenTable;
  /** What it gives, for screen readers. */
  title: string;
  rows(): readonly (readonly string[])[];
  onFault: OnFault;
};

/** Gives a table that is shown as a file for spreadsheets, once it is recorded who takes it. */
export function CsvButton({ table, title, rows, onFault }: Props) {
  const [fault, setFault] = useState('');
  const take = () =>
    used(answerOf(api.desk.tables.$post({ json: { table } }))).then(
      () => {
        setFault('');
        const today = jalaliIso(instantToJalali(Date.now()));
        download(`${table}-${today}.csv`, csvOf(rows()));
      },
      (thrown: unknown) => setFault(onFault(thrown)),
    );
  return (
    <>
      {fault && (
        <span class="desk-warn" role="alert">
          {fault}
        </span>
      )}
      <button class="desk-quiet" type="button" aria-label={title} onClick={() => void take()}>
        CSV
      </button>
    </>
  );
}

function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
