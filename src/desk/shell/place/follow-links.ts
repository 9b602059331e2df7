/**
 * Takes presses on links to places of the desk, which need no page load; another tab or window, a download and all other
 * addresses are the browser's.
 */
export const followLinks = (go: (href: string) => void) => (event: MouseEvent) => {
  const { target, defaultPrevented, button } = event;
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (defaultPrevented || button !== 0 || opensElsewhere) return;
  const link = target instanceof Element ? target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (!href?.startsWith('/desk/') || link?.hasAttribute('download')) return;
  event.preventDefault();
  go(href);
};
