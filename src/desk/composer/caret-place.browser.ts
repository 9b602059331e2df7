/** Where something beside the text is shown, in pixels of the window. */
export type Place = { x: number; top: number; bottom: number };

const copied = [
  ...(['boxSizing', 'width', 'fontFamily', 'fontSize', 'fontWeight', 'lineHeight'] as const),
  ...(['letterSpacing', 'wordSpacing', 'textIndent', 'tabSize', 'direction'] as const),
  ...(['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'] as const),
  ...(['borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth'] as const),
];

/** Where the character at `index` of a text is: a box does not say so itself, a copy of it that is not seen does. */
export function placeOfCharacter(area: HTMLTextAreaElement, index: number): Place {
  const style = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const name of copied) copy.style[name] = style[name];
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    borderStyle: 'solid',
  });
  copy.append(area.value.slice(0, index));
  const mark = document.createElement('span');
  mark.textContent = area.value.slice(index) || '.';
  copy.append(mark);
  document.body.append(copy);
  const [first] = mark.getClientRects();
  const frame = copy.getBoundingClientRect();
  copy.remove();
  const box = area.getBoundingClientRect();
  if (!first) return { x: box.right, top: box.top, bottom: box.bottom };
  const top = box.top + first.top - frame.top - area.scrollTop;
  const x = style.direction === 'rtl' ? first.right : first.left;
  return { x: box.left + x - frame.left, top, bottom: top + first.height };
}
