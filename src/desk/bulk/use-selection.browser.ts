import { useState } from 'preact/hooks';
import { bulkLimit } from '#shared/contract/desk/bulk.ts';
import type { InboxTicket } from '#shared/contract/desk/inbox.ts';

/** Which rows of the list are selected for one act. Rows that leave the list leave the selection. */
export function useSelection(rows: readonly InboxTicket[]) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isOn, setOn] = useState(false);
  const [anchor, setAnchor] = useState('');
  const inOrder = rows.filter(({ code }) => chosen.includes(code));
  const choose = (codes: readonly string[]) => setChosen([...new Set(codes)].slice(0, bulkLimit));
  const clear = () => {
    setChosen([]);
    setOn(false);
  };
  return {
    /** The selected rows, in the order of the list. */
    tickets: inOrder,
    codes: new Set(inOrder.map(({ code }) => code)) as ReadonlySet<string>,
    isFull: inOrder.length >= bulkLimit,
    /** Boxes are shown in all rows: something is selected, or selecting was begun on a touch screen. */
    isOn: isOn || inOrder.length > 0,
    setOn: (next: boolean) => (next ? setOn(true) : clear()),
    clear,
    choosePage: () => choose(rows.map(({ code }) => code)),
    /** Selects a row or takes it out; `isRange` selects all from the last one that was selected. */
    toggle(code: string, isRange = false) {
      const at = rows.findIndex((row) => row.code === code);
      const from = rows.findIndex((row) => row.code === anchor);
      setAnchor(code);
      const known = inOrder.map((row) => row.code);
      if (isRange && from >= 0 && at >= 0) {
        const range = rows.slice(Math.min(from, at), Math.max(from, at) + 1);
        return choose([...known, ...range.map((row) => row.code)]);
      }
      choose(known.includes(code) ? known.filter((one) => one !== code) : [...known, code]);
    },
  };
}

/** The selection with what changes it. */
export type Selection = ReturnType<typeof useSelection>;
