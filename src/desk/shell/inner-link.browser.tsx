import type { ComponentChildren } from 'preact';

type Props = {
  href: string;
  class?: string;
  /** The place is open. */
  isCurrent?: boolean;
  onGo(href: string): void;
  children: ComponentChildren;
};

/** A link to a place of the desk that needs no page load; another tab or window is the browser's to open. */
export function InnerLink({ href, class: className, isCurrent, onGo, children }: Props) {
  return (
    <a
      class={className}
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        onGo(href);
      }}
    >
      {children}
    </a>
  );
}

/** Whether a press asks for another tab or window. */
export const opensElsewhere = (event: MouseEvent) =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
