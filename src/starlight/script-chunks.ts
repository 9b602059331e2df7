import type { Rolldown } from 'vite';

/** The script that a component's `<script>` becomes. */
const scriptOf = (component: string) => `${component}?astro&type=script&index=0&lang.ts`;

const everyPage = scriptOf('/src/starlight/PageFrame.astro');
const box = '/src/search/box.browser.ts';
const helpful = '/src/feedback/helpful.browser.ts';
const startScreens = scriptOf('/src/starlight/StartScreens.astro');
const signIn = '/src/sign-in/hydrate.browser.ts';
const requests = '/src/tickets/hydrate-requests.browser.ts';
const thread = '/src/tickets/start-thread.browser.ts';
const verify = '/src/tickets/hydrate-verify.browser.ts';
const contact = '/src/contact/hydrate.browser.ts';
const decide = '/src/shared/policies/decide.ts';
const desk = '/src/desk/shell/start.browser.ts';
const onBehalf = '/src/desk/on-behalf/on-behalf.browser.tsx';
const changing = '/src/desk/changing/changing.browser.tsx';

/**
 * Files of shared scripts: what all modules with these ends of paths need at once, of one list or the other. `markup` keeps
 * from screens what the search box shares with no screen. Two buttons for files, which `verify` shares with forms alone, would
 * otherwise bring it all that forms share. `client` has what the contact form needs only once it sends. `form` is what
 * forms of the desk share with the contact form, of which `desk-form` keeps what its first screen needs.
 */
const files = [
  {
    name: 'markup',
    neededBy: [
      [box, signIn],
      [box, verify],
    ],
  },
  { name: 'search', neededBy: [[box]] },
  { name: 'screen', neededBy: [[contact, verify]] },
  { name: 'asking', neededBy: [[contact, signIn]] },
  { name: 'dates', neededBy: [[contact, requests]] },
  {
    name: 'client',
    neededBy: [
      [signIn, verify],
      [desk, verify],
      [desk, signIn],
    ],
  },
  { name: 'sign-in', neededBy: [[signIn]] },
  { name: 'tickets', neededBy: [[requests, verify]] },
  { name: 'requests', neededBy: [[requests]] },
  { name: 'writing', neededBy: [[contact, thread]] },
  {
    name: 'thread',
    neededBy: [
      [desk, thread],
      [desk, decide],
    ],
  },
  { name: 'desk-form', neededBy: [[contact, desk]] },
  {
    name: 'form',
    neededBy: [
      [contact, onBehalf],
      [contact, changing],
    ],
  },
];

/**
 * Scripts that stay one file with all that they load at once: what others share with them, others take from there. That of
 * every page has what the form of feedback, which comes on first use, would else take from larger files.
 */
const whole = [
  { name: 'page', neededBy: [[everyPage], [helpful, box], [helpful, signIn]] },
  { name: 'start', neededBy: [[startScreens]] },
];

/**
 * Puts what several scripts share into few files, what more pages need first. Left to itself the bundler makes
 * a file for each set of scripts that share something, and each costs a reader a request whose headers are
 * larger than most of them.
 */
export const scriptChunks: Rolldown.CodeSplittingOptions = {
  groups: [
    ...whole.map((file) => ({ ...file, minShareCount: 1 })),
    ...files.map((file) => ({ ...file, minShareCount: 2 })),
  ].map(({ name, neededBy, minShareCount }, index, all) => ({
    name: (id, modules) => {
      const isNeeded = isNeeding(id, modules);
      return neededBy.some((list) => list.every(isNeeded)) ? name : null;
    },
    minShareCount,
    priority: all.length - index,
  })),
};

/** Whether a module, by the end of its path, loads this one together with itself: imports that wait are not followed. */
function isNeeding(id: string, modules: Rolldown.ChunkingContext): (end: string) => boolean {
  const needing = new Set([id]);
  for (const one of needing)
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) needing.add(importer);
  return (end) => [...needing].some((one) => one.endsWith(end));
}
