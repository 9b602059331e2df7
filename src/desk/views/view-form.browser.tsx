import { useLayoutEffect, useState } from 'preact/hooks';
import type { Titled } from '#shared/contract/desk/ids.ts';
import type { SavedQuery, SavedView } from '#shared/contract/desk/views.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { focusAtOnce } from '../../api/focus.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { addView, changeView, orderViews, removeView } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/views.ts';
import { DeleteView } from './delete-view.browser.tsx';
import { movedIn } from './view-order.ts';

type Props = {
  /** What is saved. */
  query: SavedQuery;
  /** The view that is renamed or deleted; null where a new one is saved. */
  view: SavedView | null;
  /** Those that it can be shared with. */
  departments: readonly Titled[];
  onFault: OnFault;
  /** It is saved under this id, or deleted: null. */
  onSaved(id: string | null): void;
  /** Ids of own views, in their order. */
  order: readonly string[];
  /** The order of own views has changed. */
  onMoved(): void;
  onClose(): void;
};

const inputId = 'desk-view-title';

/** Saves a search under a name, for oneself or a department; renames, moves and deletes one that is saved. */
export function ViewForm({ query, view, departments, order, onFault, ...props }: Props) {
  const { onSaved, onMoved, onClose } = props;
  const [title, setTitle] = useState(view?.title ?? '');
  const [department, setDepartment] = useState(view?.department?.id ?? '');
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  useLayoutEffect(() => focusAtOnce(inputId), []);
  const move = async (next: string[]) => {
    try {
      await orderViews(next);
      setFault(undefined);
      onMoved();
    } catch (thrown) {
      setFault(onFault(thrown));
    }
  };
  const run = async (send: () => Promise<string | null>) => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      onSaved(await send());
    } catch (thrown) {
      setFault(onFault(thrown));
      setIsBusy(false);
    }
  };
  const save = () => {
    if (isBlank(title)) return setFault(texts.viewTitleMissing);
    const body = { title, query, department: department || null };
    void run(async () => {
      if (!view) return (await addView(body)).id;
      await changeView(view.id, body);
      return view.id;
    });
  };
  return (
    <ScriptForm
      class="desk-filters"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <label>
        <span>{texts.viewTitle}</span>
        <input
          class="input"
          id={inputId}
          dir="auto"
          autocomplete="off"
          maxLength={deskLimits.viewTitle}
          value={title}
          aria-invalid={fault !== undefined || undefined}
          aria-describedby="desk-view-note"
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <span id="desk-view-note" class="problem" role="alert">
          {fault}
        </span>
      </label>
      <label>
        <span>{texts.sharedWith}</span>
        <select
          class="input"
          value={department}
          onChange={(event) => setDepartment(event.currentTarget.value)}
        >
          <option value="">{texts.sharedWithNobody}</option>
          {departments.map((one) => (
            <option key={one.id} value={one.id}>
              {texts.sharedWithDepartment(one.title)}
            </option>
          ))}
        </select>
      </label>
      <div class="desk-form-buttons">
        <button class="button button-small" type="submit" aria-disabled={isBusy}>
          {texts.save}
        </button>
        <button class="button button-quiet button-small" type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        {view && order.length > 1 && (
          <Moves order={order} id={view.id} onMove={(next) => void move(next)} />
        )}
        {view && (
          <DeleteView
            view={view}
            onDelete={() => void run(() => removeView(view.id).then(() => null))}
          />
        )}
      </div>
    </ScriptForm>
  );
}

type MovesProps = { order: readonly string[]; id: string; onMove(next: string[]): void };

/** Moves a view among one's own. */
const Moves = ({ order, id, onMove }: MovesProps) => (
  <>
    {([-1, 1] as const).map((step) => {
      const next = movedIn(order, id, step);
      return (
        <button
          key={step}
          class="button button-quiet button-small"
          type="button"
          aria-disabled={next === null}
          onClick={() => next && onMove(next)}
        >
          {step === -1 ? texts.moveUp : texts.moveDown}
        </button>
      );
    })}
  </>
);
