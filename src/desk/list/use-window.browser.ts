import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows from `first` up to, but not, `last`. */
export type Window = { first: number; last: number };

/** Rows beyond what is seen, above and below: a turn of the wheel shows no gap. */
const spare = 15;
/** The window moves by this many rows, so that not every step of scrolling draws. */
const step = 5;

/**
 * Which rows of a long list are drawn: those near what is seen. All have one height, which is measured at the first and
 * again when `density` changes. `include` draws a stretch around a row that is to be scrolled to.
 */
export function useWindow(list: RefObject<HTMLElement>, count: number, density: string) {
  const [shown, setShown] = useState<Window>({ first: 0, last: 30 });
  const [rowHeight, setRowHeight] = useState(64);
  const latest = useRef({ count, rowHeight });
  latest.current = { count, rowHeight };

  const update = () => {
    const element = list.current;
    if (!element || element.offsetParent === null) return;
    const next = windowAt(element.getBoundingClientRect().top, innerHeight, latest.current);
    setShown((now) => (now.first === next.first && now.last === next.last ? now : next));
  };
  useLayoutEffect(() => {
    const measured = list.current?.querySelector('li')?.offsetHeight;
    if (measured) {
      latest.current.rowHeight = measured;
      setRowHeight(measured);
    }
    update();
  }, [density, count > 0, count]);
  useLayoutEffect(() => {
    const options = { capture: true, passive: true } as const;
    addEventListener('scroll', update, options);
    addEventListener('resize', update);
    return () => {
      removeEventListener('scroll', update, options);
      removeEventListener('resize', update);
    };
  }, []);

  return {
    window: { first: Math.min(shown.first, count), last: Math.min(shown.last, count) },
    rowHeight,
    include: (at: number) =>
      setShown((now) =>
        at >= now.first && at < now.last
          ? now
          : { first: Math.max(0, at - spare), last: at + spare + 1 },
      ),
  };
}

/** The rows to draw of a list whose top stands `top` pixels below that of a view of `height` pixels; pure. */
export function windowAt(
  top: number,
  height: number,
  { count, rowHeight }: { count: number; rowHeight: number },
): Window {
  const above = Math.floor(-top / rowHeight) - spare;
  const below = Math.ceil((height - top) / rowHeight) + spare;
  const first = Math.min(Math.max(0, Math.floor(above / step) * step), count);
  return { first, last: Math.max(first, Math.min(count, Math.ceil(below / step) * step)) };
}
