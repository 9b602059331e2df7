import { type ComponentType, h, hydrate } from 'preact';

/** Hydrates the built screen in `[data-screen=NAME]`, as `hydrateScreen` does. */
export function startScreen<Props extends object>(name: string, Screen: ComponentType<Props>) {
  const host = document.querySelector<HTMLElement>(`[data-screen="${name}"]`);
  if (host) hydrateScreen(host, Screen);
}

/**
 * Hydrates a built screen with the props of its `data-props`, and with those of the page besides. What a person typed before
 * any script ran is passed as `typedBefore`, so that nothing is lost.
 */
export function hydrateScreen<Props extends object>(
  host: HTMLElement,
  Screen: ComponentType<Props>,
  ofPage: Partial<Props> = {},
) {
  // What stands there for readers without scripts has the same words and ids.
  document.querySelector('[data-plain]')?.remove();
  const props: Props = JSON.parse(host.dataset.props ?? '{}');
  hydrate(h(Screen, { ...props, ...ofPage, typedBefore: typedIn(host) }), host);
  host.dataset.alive = '';
}

/** The inputs that differ from the built page, by their names. */
function typedIn(host: HTMLElement): Record<string, string> {
  const typed: Record<string, string> = {};
  const boxes = host.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  for (const box of boxes) {
    const isTick = box instanceof HTMLInputElement && /radio|checkbox/.test(box.type);
    const isNew = isTick
      ? box.checked && !box.defaultChecked
      : !/hidden|file/.test(box.type) && box.value !== box.defaultValue;
    if (isNew && box.name) typed[box.name] = box.value;
  }
  return typed;
}
