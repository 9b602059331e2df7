import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SavedView } from '#shared/contract/desk/views.ts';
import * as texts from '../texts/views.ts';

type Props = { view: Pick<SavedView, 'title' | 'department'>; onDelete(): void };

/** Asks once before a view is deleted, and says who loses it too. */
export function DeleteView({ view: { title, department }, onDelete }: Props) {
  const [isAsking, setAsking] = useState<boolean | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone; the one in its place has the focus.
  useLayoutEffect(() => {
    if (isAsking !== null) first.current?.focus();
  }, [isAsking]);
  if (!isAsking)
    return (
      <button
        class="button button-danger button-small"
        type="button"
        ref={first}
        onClick={() => setAsking(true)}
      >
        {texts.deleteView}
      </button>
    );
  return (
    <>
      <p class="desk-question" id="desk-view-question">
        {texts.askDeleteView(title)}
        {department && ` ${texts.othersLoseView(department.title)}`}
      </p>
      <button
        class="button button-danger button-small"
        type="button"
        ref={first}
        aria-describedby="desk-view-question"
        onClick={onDelete}
      >
        {texts.confirmDelete}
      </button>
      <button
        class="button button-quiet button-small"
        type="button"
        onClick={() => setAsking(false)}
      >
        {texts.keepView}
      </button>
    </>
  );
}
