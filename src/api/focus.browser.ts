/** Focuses an element by its id once the next frame is drawn. */
export const focusOn = (id: string) =>
  requestAnimationFrame(() => document.getElementById(id)?.focus());
