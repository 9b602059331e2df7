import { useState } from 'preact/hooks';
import type { AuditEntry } from '#shared/contract/desk/audit.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { date } from '#shared/fields/date.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { askOf } from '#shared/forms/ask.ts';
import { echoOf } from '#shared/forms/echo.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { Select } from '../shell/select.browser.tsx';
import * as texts from '../texts/audit.ts';
import { type AuditFilter, auditTableAddress, readAudit } from './admin-api.browser.ts';
import type { AdminPageProps } from './admin-page-props.ts';
import { PagedList } from './paged-list.browser.tsx';
import { usePaged } from './use-paged.browser.ts';

/** Which agents read what in full, took out lists and changed people and lists, the newest first, with a filter. */
export function Audit({ session, onFault }: Pick<AdminPageProps, 'session' | 'onFault'>) {
  const [filter, setFilter] = useState<AuditFilter>({});
  const list = usePaged(
    JSON.stringify(filter),
    (after) => readAudit(filter, after),
    ({ entries }) => entries.length === 0,
    onFault,
  );
  const [first] = list.pages;
  const mayExport = session.role === 'admin' && session.rights.includes('export');
  return (
    <>
      <p class="hint">{texts.hint}</p>
      <details class="desk-admin-fold" open={matchMedia('(min-width: 48rem)').matches}>
        <summary>{texts.filters}</summary>
        <AuditFilterForm
          agents={first?.agents ?? []}
          actions={first?.actions ?? []}
          onFilter={setFilter}
        />
      </details>
      {mayExport && (
        <p>
          <a class="button button-quiet button-small" href={auditTableAddress(filter)} download>
            {texts.download}
          </a>
        </p>
      )}
      <PagedList list={list} label={texts.label} none={texts.none}>
        {list.pages.flatMap(({ entries, now }) =>
          entries.map((entry) => <Entry key={entry.id} entry={entry} now={now} />),
        )}
      </PagedList>
    </>
  );
}

const Entry = ({ entry, now }: { entry: AuditEntry; now: number }) => (
  <li>
    <div>
      <b>
        <bdi>{entry.agent}</bdi>
      </b>
      : {entry.what}
      {entry.details && (
        <p>
          <IsolatedText text={entry.details} />
        </p>
      )}
      <p class="hint">
        <Moment at={entry.at} now={now} exact />
      </p>
    </div>
    {entry.code && (
      <a href={pageUrl('deskTicket', entry.code)}>
        <bdi class="code" dir="ltr">
          {entry.code}
        </bdi>
      </a>
    )}
  </li>
);

type FormProps = {
  agents: readonly Titled[];
  actions: readonly Titled[];
  onFilter(filter: AuditFilter): void;
};

type Typed = Required<AuditFilter>;

const empty: Typed = { agent: '', action: '', from: '', to: '', code: '' };

/** What the list is narrowed down by; it is asked for where a choice is made, or what was typed is sent. */
function AuditFilterForm({ agents, actions, onFilter }: FormProps) {
  const [typed, setTyped] = useState(empty);
  const [faults, setFaults] = useState<Readonly<Partial<AuditFilter>>>({});
  const rules = { today: jalaliIso(instantToJalali(Date.now())) };
  const day = (text: string) => ({
    echo: echoOf({ type: 'date', ...rules }, text),
    ask: askOf({ type: 'date', ...rules }, text),
  });
  const change = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  const send = (now: Typed) => {
    const { filter, wrong } = filterOf(now, rules);
    setFaults(wrong);
    if (Object.keys(wrong).length === 0) onFilter(filter);
  };
  const choose = (name: string, value: string) => {
    change(name, value);
    send({ ...typed, [name]: value });
  };
  return (
    <ScriptForm class="desk-admin-filter" onSubmit={() => send(typed)}>
      <Select
        {...{ name: 'agent', label: texts.agent, options: agents, any: texts.anyAgent }}
        value={typed.agent}
        onChange={choose}
      />
      <Select
        {...{ name: 'action', label: texts.action, options: actions, any: texts.anyAction }}
        value={typed.action}
        onChange={choose}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          {...{ name, required: false, dir: 'ltr', inputMode: 'numeric' }}
          label={name === 'from' ? texts.from : texts.to}
          value={typed[name]}
          fault={faults[name]}
          {...day(typed[name])}
          onChange={change}
        />
      ))}
      <TextInput
        {...{ name: 'code', label: texts.code, required: false, dir: 'ltr' }}
        value={typed.code}
        fault={faults.code}
        onChange={change}
      />
      <div class="actions">
        <button class="button button-small" type="submit">
          {texts.show}
        </button>
        {Object.values(typed).some(Boolean) && (
          <button
            class="button button-plain button-small"
            type="button"
            onClick={() => {
              setTyped(empty);
              send(empty);
            }}
          >
            {texts.clear}
          </button>
        )}
      </div>
    </ScriptForm>
  );
}

function filterOf(typed: Typed, rules: { today: string }) {
  const filter: AuditFilter = {};
  const wrong: Partial<Record<keyof AuditFilter, string>> = {};
  for (const name of ['agent', 'action'] as const) if (typed[name]) filter[name] = typed[name];
  for (const name of ['from', 'to'] as const) {
    if (isBlank(typed[name])) continue;
    const parsed = date.parse(typed[name], rules);
    if (parsed.ok) filter[name] = parsed.value;
    else wrong[name] = parsed.reason;
  }
  if (!isBlank(typed.code)) {
    const code = parseTrackingCode(typed.code);
    if (code === null) wrong.code = texts.wrongCode;
    else filter.code = code;
  }
  return { filter, wrong };
}
