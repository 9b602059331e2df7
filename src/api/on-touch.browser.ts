/** Code that brings a built screen to life. */
type Hydrate = (host: HTMLElement) => void;

/** Whatever shows that somebody turns to a screen: a pointer or a file over it, the focus or a key in it. */
const touches = ['pointerover', 'dragenter', 'focusin', 'keydown', 'input'] as const;

/** What nothing but a script does; inputs keep what was typed, and links lead on, without any. */
const buttons = 'button[type="button"], summary';

/**
 * Fetches the code of the built screen `[data-screen=NAME]` when somebody first turns to it: who only reads pays nothing for
 * it. What is pressed, sent, attached or dropped before the code is there happens as soon as it is. Where the code does not come, a
 * form is sent as it is without scripts, and the next touch tries again.
 * @returns the screen, what fetches its code at once, and whether that has begun; null on a page without it.
 */
export function hydrateOnTouch(name: string, load: () => Promise<Hydrate>) {
  const host = document.querySelector<HTMLElement>(`[data-screen="${name}"]`);
  if (!host) return null;
  // What stands there for readers without scripts has the same words and ids.
  document.querySelector('[data-plain]')?.remove();
  const listening = new AbortController();
  const pressed = new Set<HTMLElement>();
  const attached = new Set<HTMLInputElement>();
  const dropped: { target: EventTarget | null; files: readonly File[] }[] = [];
  let sent: SubmitEvent | null = null;
  let loading: Promise<void> | undefined;

  const start = () => {
    loading ??= load().then(takeOver, giveUp);
  };

  function takeOver(hydrate: Hydrate) {
    listening.abort();
    setBusy(sent, false);
    hydrate(host!);
    // Effects of the first render come before what was done meanwhile.
    setTimeout(() => {
      for (const input of attached) input.dispatchEvent(new Event('change', { bubbles: true }));
      for (const { target, files } of dropped) target?.dispatchEvent(dropOf(files));
      for (const button of pressed) button.click();
      formOf(sent)?.requestSubmit();
    });
  }

  function giveUp(fault: unknown) {
    console.warn(fault);
    loading = undefined;
    pressed.clear();
    setBusy(sent, false);
    const form = formOf(sent);
    sent = null;
    if (form?.hasAttribute('action')) form.submit();
  }

  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    act: (event: HTMLElementEventMap[Type]) => void,
  ) => host.addEventListener(type, act, { capture: true, signal: listening.signal });

  for (const type of touches) on(type, start);
  on('click', (event) => {
    const button = event.target instanceof Element && event.target.closest<HTMLElement>(buttons);
    if (!button) return;
    event.preventDefault();
    pressed.add(button);
    start();
  });
  on('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.files?.length) attached.add(target);
  });
  // The browser would show a dropped file in place of the page.
  on('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  on('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    // The event keeps its files for as long as it lasts.
    dropped.push({ target: event.target, files });
    start();
  });
  on('submit', (event) => {
    event.preventDefault();
    sent = event;
    setBusy(sent, true);
    start();
  });
  if (host.contains(document.activeElement)) start();
  return { host, start, isStarted: () => loading !== undefined };
}

function dropOf(files: readonly File[]): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  return new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
}

const formOf = (sent: SubmitEvent | null) =>
  sent?.target instanceof HTMLFormElement ? sent.target : null;

const setBusy = (sent: SubmitEvent | null, isBusy: boolean) =>
  sent?.submitter?.setAttribute('aria-disabled', String(isBusy));
