/** Longer drawings stay files, which browsers keep from page to page. */
const mostLetters = 2_000;

/**
 * The address of a drawing that a page carries itself: its headers alone are larger than most logos.
 * Undefined for long ones.
 */
export function drawingAddress(svg: string): string | undefined {
  const text = svg.trim().replace(/\s+/g, ' ').replaceAll('> <', '><');
  if (text.length > mostLetters) return undefined;
  return `data:image/svg+xml,${text.replaceAll('"', "'").replace(/[%#<>]|[^ -~]+/gu, encodeURIComponent)}`;
}
