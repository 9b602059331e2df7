import { type ComponentType, h, hydrate } from 'preact';

/**
 * Brings a built screen to life: its HTML stands in `[data-screen=NAME]`, its props in `data-props`.
 * What a person typed before we came is in the boxes; screens that take it read it first.
 */
export function startScreen<Props extends object>(name: string, Screen: ComponentType<Props>) {
  const host = document.querySelector<HTMLElement>(`[data-screen="${name}"]`);
  if (!host) return;
  hydrate(h(Screen, JSON.parse(host.dataset.props ?? '{}') as Props), host);
  host.dataset.alive = '';
}
