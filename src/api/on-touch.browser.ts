import * as texts from './texts/code.ts';

/** Code that brings a built screen to life. */
type Hydrate = (host: HTMLElement) => void;

/** Whatever shows that somebody turns to a screen: a pointer or a file over it, the focus or a key in it. */
const touches = ['pointerover', 'dragenter', 'focusin', 'keydown', 'input'] as const;

/** What nothing but a script does; inputs keep what was typed, and links lead on, without any. */
const buttons = 'button[type="button"], summary';

/**
 * Fetches the code of the built screen `[data-screen=NAME]` when somebody first turns to it: who only reads pays nothing for
 * it. What is pressed, sent, attached, dropped or pasted before the code is there happens as soon as it is. Where the code does not
 * come, a form is sent as it is without scripts; where there is no such way, the page says so. The next touch tries again, for which
 * some browsers need the page to be opened anew.
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
  const given: (() => void)[] = [];
  const notice = document.createElement('p');
  Object.assign(notice, { className: 'notice notice-bad', role: 'alert' });
  /** What was used last that does nothing without the code. */
  let used: EventTarget | null = null;
  let sent: SubmitEvent | null = null;
  let loading: Promise<void> | undefined;
  let isTouched = false;

  const start = () => {
    isTouched = true;
    loading ??= load().then(takeOver, giveUp);
  };

  function takeOver(hydrate: Hydrate) {
    listening.abort();
    setBusy(sent, false);
    notice.remove();
    hydrate(host!);
    // Effects of the first render come before what was done meanwhile.
    setTimeout(() => {
      for (const input of attached) input.dispatchEvent(new Event('change', { bubbles: true }));
      for (const give of given) give();
      for (const button of pressed) button.click();
      formOf(sent)?.requestSubmit();
    });
  }

  function giveUp(fault: unknown) {
    console.warn(fault);
    loading = undefined;
    for (const button of pressed) button.parentElement?.removeAttribute('data-folding');
    pressed.clear();
    setBusy(sent, false);
    const form = formOf(sent);
    sent = null;
    if (form?.hasAttribute('action')) form.submit();
    else say();
  }

  /** Says beside what was used, or in place of what would be shown, that the code did not come. */
  function say() {
    const place = used instanceof Element ? used.closest('.field, .actions') : null;
    if (place) place.after(notice);
    else host!.querySelector('.loading')?.replaceWith(notice);
    const hasOtherWay = place?.closest('form')?.hasAttribute('action');
    notice.textContent = hasOtherWay ? texts.sendWithoutCode : texts.noCode;
  }

  /** Keeps files until the code takes them by the same event: that of the browser has them only for as long as it lasts. */
  function keep(event: Event, files: FileList, anew: (files: DataTransfer) => Event) {
    event.preventDefault();
    const { target } = event;
    used = target;
    const kept = new DataTransfer();
    for (const file of files) kept.items.add(file);
    given.push(() => target?.dispatchEvent(anew(kept)));
    start();
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
    used = button;
    start();
  });
  on('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.files?.length) return;
    attached.add(target);
    used = target;
    start();
  });
  // The browser would show a dropped file in place of the page.
  on('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  on('drop', (event) => {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    keep(event, files, (dataTransfer) => new DragEvent('drop', { ...passed, dataTransfer }));
  });
  // Beside words, as office programs copy them, a picture is the same words.
  on('paste', (event) => {
    const { files, types = [] } = event.clipboardData ?? {};
    if (!files?.length || types.includes('text/plain')) return;
    keep(
      event,
      files,
      (clipboardData) => new ClipboardEvent('paste', { ...passed, clipboardData }),
    );
  });
  on('submit', (event) => {
    event.preventDefault();
    setBusy(sent, false);
    sent = event;
    used = event.submitter;
    setBusy(sent, true);
    start();
  });
  // A page that comes back as it was left does not know who has signed in since; nobody has done anything in this one.
  addEventListener('pageshow', ({ persisted }) => persisted && !isTouched && location.reload());
  if (host.contains(document.activeElement)) start();
  return { host, start, isStarted: () => loading !== undefined };
}

const passed = { bubbles: true, cancelable: true };

const formOf = (sent: SubmitEvent | null) =>
  sent?.target instanceof HTMLFormElement ? sent.target : null;

const setBusy = (sent: SubmitEvent | null, isBusy: boolean) =>
  sent?.submitter?.setAttribute('aria-disabled', String(isBusy));
