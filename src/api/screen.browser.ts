import { type ComponentType, h, hydrate } from 'preact';

/**
 * Brings a built screen to life: its HTML stands in `[data-screen=NAME]`, its props in `data-props`.
 * What a person typed before any script ran comes along as `typedBefore`, so that nothing is lost.
 */
export function startScreen<Props extends object>(name: string, Screen: ComponentType<Props>) {
  const host = document.querySelector<HTMLElement>(`[data-screen="${name}"]`);
  if (!host) return;
  const props = JSON.parse(host.dataset.props ?? '{}') as Props;
  hydrate(h(Screen, { ...props, typedBefore: typedIn(host) }), host);
  host.dataset.alive = '';
}

/** What differs from the built page. */
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
