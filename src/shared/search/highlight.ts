import type { Mark } from './types.ts';

/** A piece of a text, and whether it matched the query. */
interface Segment {
  text: string;
  isMarked: boolean;
}

/** Cuts a text at its marks, for showing; the segments together are the text. Marks may overlap or be out of order. */
export function highlightSegments(text: string, marks: readonly Mark[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (start < at || end <= start) continue;
    if (start > at) segments.push({ text: text.slice(at, start), isMarked: false });
    segments.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), isMarked: false });
  return segments;
}
