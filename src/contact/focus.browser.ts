/** Focuses the first rule that refuses the request. */
export const focusOnRule = () =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-broken-rules]')?.focus());

/** Focuses the input that takes files. */
export const focusOnFiles = () =>
  document.querySelector<HTMLElement>('[data-screen] input[type="file"]')?.focus();

/** Focuses the button that sends the form. */
export const focusOnSend = () =>
  document.querySelector<HTMLElement>('[data-screen] form .actions [type="submit"]')?.focus();

/** Focuses the first input with a fault, in the order of the page. */
export function focusOnFault(faults: Record<string, string>) {
  requestAnimationFrame(() => {
    const field = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(
      ({ dataset }) => faults[dataset.field ?? ''] !== undefined,
    );
    field?.querySelector<HTMLElement>('input, textarea')?.focus();
  });
}
