import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { priorities } from '#shared/contract/desk/acts.ts';
import { type BulkAct, bulkLimit } from '#shared/contract/desk/bulk.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import { holdMs } from '#shared/contract/desk/undo.ts';
import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { ApiFault } from '../../api/client.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { doBulk } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { Select } from '../shell/select.browser.tsx';
import * as actTexts from '../texts/acts.ts';
import * as texts from '../texts/bulk.ts';
import * as owningTexts from '../texts/owning.ts';
import { priorities as priorityTexts } from '../texts/request.ts';
import type { SentAct } from '../undo/sent-act.browser.ts';
import type { Selection } from './use-selection.browser.ts';

type Kind = BulkAct['kind'];
const kinds: readonly Kind[] = ['assign', 'tags', 'close', 'route', 'priority'];

type Props = {
  selection: Selection;
  /** What can be chosen; what is not known yet is left out. */
  choices: Pick<Partial<DeskChoices>, 'destinations' | 'agents' | 'tags' | 'closeReasons'>;
  onFault: OnFault;
  onHeld(act: SentAct): void;
};

/** What can be done to the selected rows: each act opens its own form, and nothing happens before ten seconds are over. */
export function BulkBar({ selection, choices, onFault, onHeld }: Props) {
  const { tickets } = selection;
  const [kind, setKind] = useState<Kind | null>(null);
  const { fault, isBusy, send, clearFault } = useBulk({ selection, onFault, onHeld });
  const count = toPersianDigits(tickets.length);
  return (
    <section class="desk-bulk" aria-label={texts.acts}>
      <div class="desk-bulk-head">
        <p role="status">
          <b>{texts.selected(count)}</b>
          {selection.isFull && <span class="hint"> {texts.full(toPersianDigits(bulkLimit))}</span>}
        </p>
        <button class="desk-quiet" type="button" onClick={selection.choosePage}>
          {texts.selectPage}
        </button>
        <button class="desk-quiet" type="button" onClick={selection.clear}>
          {texts.clear}
        </button>
      </div>
      <div class="desk-bulk-acts">
        {kinds.map((one) => (
          <button
            key={one}
            class="desk-quiet"
            type="button"
            aria-expanded={one === kind}
            onClick={() => {
              clearFault();
              setKind(one === kind ? null : one);
            }}
          >
            {texts.act[one].open}
          </button>
        ))}
      </div>
      {kind && (
        <ActForm
          key={kind}
          kind={kind}
          count={count}
          choices={choices}
          fault={fault}
          isBusy={isBusy}
          onSend={send}
        />
      )}
    </section>
  );
}

/** Sends one act; sent again after no answer came it carries the same key, so that it happens once. */
function useBulk({ selection, onFault, onHeld }: Pick<Props, 'selection' | 'onFault' | 'onHeld'>) {
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const last = useRef({ body: '', key: '' });
  async function send(act: BulkAct) {
    if (isBusy) return;
    const tickets = selection.tickets.map(({ code, version }) => ({ code, version }));
    const body = JSON.stringify([tickets, act]);
    if (last.current.body !== body) last.current = { body, key: crypto.randomUUID() };
    setIsBusy(true);
    try {
      const { held } = await doBulk({ tickets, act }, last.current.key);
      setFault(undefined);
      onHeld({
        ...{ ...held, kind: 'bulk', code: null, title: null, count: tickets.length },
        endsAt: Date.now() + holdMs,
      });
      selection.clear();
    } catch (thrown) {
      const sentence = onFault(thrown);
      const fields = thrown instanceof ApiFault ? Object.values(thrown.fields) : [];
      setFault(fields[0] ?? sentence);
    } finally {
      setIsBusy(false);
    }
  }
  return {
    fault,
    isBusy,
    send: (act: BulkAct) => void send(act),
    clearFault: () => setFault(undefined),
  };
}

type FormProps = Pick<Props, 'choices'> & {
  kind: Kind;
  count: string;
  fault: string | undefined;
  isBusy: boolean;
  onSend(act: BulkAct): void;
};

function ActForm({ kind, count, choices, fault, isBusy, onSend }: FormProps) {
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState('');
  const [removed, setRemoved] = useState('');
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const problem = missing ?? fault;
  useLayoutEffect(
    () => document.querySelector<HTMLElement>('.desk-bulk-form :is(select, input)')?.focus(),
    [],
  );
  const { destinations = [], agents = [], tags = [], closeReasons = [] } = choices;
  const reasonId = closeReasons.length > 0 && chosen !== ownReasonId ? chosen : null;
  const reasonLabel =
    kind === 'route'
      ? actTexts.routeReason
      : closeReasons.length > 0
        ? owningTexts.ownCloseReasonLabel
        : actTexts.closeReason;
  const submit = () => {
    const act = actOf(kind, { reason: reason.trim(), reasonId, chosen, removed });
    setMissing(typeof act === 'string' ? act : undefined);
    if (typeof act !== 'string') onSend(act);
  };
  const choose = {
    ...{ name: 'bulk-choice', any: actTexts.choose, value: chosen },
    onChange: (_: string, id: string) => setChosen(id),
  };
  return (
    <ScriptForm class="form desk-bulk-form" onSubmit={submit}>
      {kind === 'assign' && (
        <Select
          {...choose}
          label={texts.assignTo}
          options={[...agents, { id: nobodyId, title: texts.nobody }]}
        />
      )}
      {kind === 'tags' && (
        <>
          <Select {...choose} label={texts.addTag} any={texts.none} options={tags} />
          <Select
            name="bulk-removed"
            label={texts.removeTag}
            any={texts.none}
            value={removed}
            options={tags}
            onChange={(_, id) => setRemoved(id)}
          />
        </>
      )}
      {kind === 'route' && <Select {...choose} label={actTexts.routeTo} options={destinations} />}
      {kind === 'priority' && (
        <Select {...choose} label={actTexts.priority} options={priorityOptions} />
      )}
      {kind === 'close' && closeReasons.length > 0 && (
        <Select
          {...choose}
          label={actTexts.closeReason}
          options={[...closeReasons, { id: ownReasonId, title: owningTexts.ownCloseReason }]}
        />
      )}
      {(kind === 'route' || (kind === 'close' && reasonId === null)) && (
        <TextInput
          name="bulk-why"
          label={reasonLabel}
          hint={kind === 'close' ? actTexts.closeHint : actTexts.routeHint}
          required={kind === 'close'}
          value={reason}
          onChange={(_, text) => setReason(text)}
        />
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button class="button" type="submit" aria-disabled={isBusy}>
        {texts.act[kind].send(count)}
      </button>
    </ScriptForm>
  );
}

const nobodyId = '-';
const ownReasonId = 'own';

const priorityOptions: Titled[] = [...priorities]
  .reverse()
  .map((one) => ({ id: String(one), title: priorityTexts[one] ?? '' }));

/** The act of a form, or what is missing in it. */
function actOf(
  kind: Kind,
  {
    reason,
    reasonId,
    chosen,
    removed,
  }: Record<'reason' | 'chosen' | 'removed', string> & { reasonId: string | null },
): BulkAct | string {
  switch (kind) {
    case 'close':
      if (reasonId === '') return owningTexts.chooseCloseReason;
      if (reasonId !== null) return { kind, reasonId };
      return isBlank(reason) ? actTexts.reasonMissing(actTexts.closeReason) : { kind, reason };
    case 'route':
      return chosen
        ? { kind, department: chosen, ...(reason && { why: reason }) }
        : actTexts.routeMissing;
    case 'priority': {
      const priority = priorities.find((one) => String(one) === chosen);
      return priority === undefined ? texts.priorityMissing : { kind, priority };
    }
    case 'assign':
      return chosen ? { kind, agent: chosen === nobodyId ? null : chosen } : texts.assigneeMissing;
    case 'tags':
      return chosen || removed
        ? { kind, add: chosen ? [chosen] : [], remove: removed ? [removed] : [] }
        : texts.tagMissing;
  }
}
