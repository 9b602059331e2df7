import type { ComponentChildren } from 'preact';

/** What only scripts make of use: a page that is built for readers with and without them hides it where none run. */
export const ForScripts = ({ children }: { children: ComponentChildren }) => (
  <div class="for-scripts">{children}</div>
);
