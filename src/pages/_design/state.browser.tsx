import type { ComponentChildren } from 'preact';

/** A part of the catalogue, by its name in the address and in tests. */
export const Sample = ({
  name,
  title,
  children,
}: {
  name: string;
  title: string;
  children: ComponentChildren;
}) => (
  <section data-design={name}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** One state of a component, with what it is called. */
export const State = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="design-state">
    <p class="design-name">{title}</p>
    {children}
  </div>
);

/** Where a state stands that only a script reaches: `live-samples.browser.tsx` has it by this name. */
export const Live = ({ name, title }: { name: string; title: string }) => (
  <State title={title}>
    <div data-live={name} />
  </State>
);
