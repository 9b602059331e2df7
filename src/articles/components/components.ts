import type { Component } from './component.ts';
import { contactCard } from './contact-card.ts';
import { decisions } from './decisions.ts';
import { download } from './download.ts';
import { figure } from './figure.ts';
import { keys } from './keys.ts';
import { steps } from './steps.ts';
import { tab, tabs } from './tabs.ts';
import { tryFirst } from './try-first.ts';
import { uiLabel } from './ui-label.ts';

/** Every component that articles may hold, by the name of its directive. */
export const components: Readonly<Record<string, Component>> = {
  steps,
  figure,
  decisions,
  tabs,
  tab,
  'try-first': tryFirst,
  'contact-card': contactCard,
  download,
  ui: uiLabel,
  kbd: keys,
};
