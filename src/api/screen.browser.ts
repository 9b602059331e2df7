import { type ComponentType, h, hydrate } from 'preact';

/**
 * Hydrates the built screen in `[data-screen=NAME]` with the props of its `data-props`. What a person
 * typed before any script ran is passed as `typedBefore`, so that nothing is lost.
 */
export function startScreen<Props extends object>(name: string, Screen: ComponentType<Props>) {
  const host = document.querySelector<HTMLElement>(`[data-screen="${name}"]`);
  if (!host) return;
  // What stands there for readers without scripts has the same words and ids.
  document.querySelector('[data-plain]')?.remove();
  const props: Props = JSON.parse(host.dataset.props ?? '{}');
  hydrate(h(Screen, { ...props, typedBefore: typedIn(host) }), host);
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
      : box.type !== 'hidden' && box.value !== box.defaultValue;
    if (isNew && box.name) typed[box.name] = box.value;
  }
  return typed;
}
