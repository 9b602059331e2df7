import { type IconName, screenIcons } from './icons.ts';

/** A picture beside words, never instead of them: screen readers pass it by. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={screenIcons[name]} />
    </svg>
  );
}
