/** Focuses an element that is there already: what somebody presses next goes to it, and no later frame takes it away. */
export const focusAtOnce = (id: string) => document.getElementById(id)?.focus();

/** Focuses an element by its id once the next frame is drawn. */
export const focusOn = (id: string) =>
  requestAnimationFrame(() => document.getElementById(id)?.focus());

/** Focuses a box by its id and selects what is in it, once the next frame is drawn. */
export const selectText = (id: string) =>
  requestAnimationFrame(() => {
    const box = document.getElementById(id);
    box?.focus();
    if (box instanceof HTMLInputElement) box.select();
  });
