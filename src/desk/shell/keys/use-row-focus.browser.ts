import { useEffect, useRef, useState } from 'preact/hooks';

type Row = { code: string };

/**
 * The row of the list that the keyboard is at, by its code. Keys move it; when the open ticket is left, the focus
 * returns to its row. `count` grows each time the focus is to go to the active row.
 */
export function useRowFocus(rows: readonly Row[], open: string) {
  const [active, setActive] = useState('');
  const [count, setCount] = useState(0);
  const before = useRef(open);
  const followed = useRef(0);

  useEffect(() => {
    if (open !== '') setActive(open);
    else if (before.current !== '') setCount((now) => now + 1);
    before.current = open;
  }, [open]);

  const focusOn = (code: string | undefined) => {
    if (code === undefined) return;
    setActive(code);
    setCount((now) => now + 1);
  };
  return {
    ...{ active, count, setActive },
    /** Whether the focus is to go to the active row; true once for each time, also where the rows are drawn later. */
    isDue() {
      const isDue = count > followed.current;
      followed.current = count;
      return isDue;
    },
    /** Whether a row has the focus. */
    isInList: () => document.activeElement?.matches('.desk-list a') ?? false,
    /** Moves to the next row or the one before; it stops at the ends. */
    move(step: 1 | -1) {
      const at = rows.findIndex(({ code }) => code === active);
      const isThere = document.activeElement?.matches('.desk-list a');
      const next = at < 0 ? 0 : isThere ? at + step : at;
      focusOn(rows[Math.max(0, Math.min(rows.length - 1, next))]?.code);
    },
    toFirst: focusOn,
  };
}
