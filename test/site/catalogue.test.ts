import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

const catalogue = 'src/pages/_design/Design.astro';

/** Components that the catalogue does not show by themselves, each with the reason. */
const elsewhere: Readonly<Record<string, string>> = {
  'src/contact/ContactScreen.astro': 'a screen: the contact form and what follows it',
  'src/contact/contact-screen.browser.tsx': 'a screen: the contact form and what follows it',
  'src/contact/contact-slots.browser.tsx': 'puts components into the places of the contact form',
  'src/desk/admin/agents/agents.browser.tsx': 'a screen: the rows and forms of agents',
  'src/desk/admin/blocked/blocked.browser.tsx': 'a screen: the rows and the form of blocks',
  'src/desk/admin/lists/close-reasons.browser.tsx':
    'a screen: the list of reasons, as that of tags',
  'src/desk/admin/lists/list-page.browser.tsx': 'the rows and the form of tags, which are shown',
  'src/desk/admin/lists/title-form.browser.tsx': 'the form of tags, which is shown',
  'src/desk/admin/paged-list.browser.tsx': 'the rows of lists, which are shown',
  'src/desk/admin/search-form.browser.tsx': 'the box of a list that is shown',
  'src/desk/admin/confirm-dialog.browser.tsx':
    'a question in a dialog, which is shown by the palette',
  'src/desk/admin/use-fresh-factor.browser.tsx': 'a form in a dialog, as that of the second step',
  'src/desk/admin/agents/agent-form.browser.tsx': 'a form in a dialog, of fields that are shown',
  'src/desk/admin/agents/enrolment.browser.tsx': 'codes in a dialog, shown once',
  'src/desk/admin/blocked/block-form.browser.tsx': 'a form in a dialog, of fields that are shown',
  'src/desk/admin/alarms-page.browser.tsx': 'the alarms, which are shown, or that there is none',
  'src/desk/admin/admin-screen.browser.tsx': 'a screen: the head of what admins look after',
  'src/desk/list/list-pane.browser.tsx': 'a screen: the head, the filters and the rows of a list',
  'src/desk/list/rows.browser.tsx': 'draws those rows that are seen, which are shown',
  'src/desk/palette/palette.browser.tsx':
    'a dialog in front of the desk, shown in its browser test',
  'src/desk/palette/key-sheet.browser.tsx':
    'a dialog in front of the desk, shown in its browser test',
  'src/desk/files/picture-viewer.browser.tsx': 'a dialog with files that only the API has',
  'src/desk/shell/front-dialog.browser.tsx': 'the frame of those dialogs',
  'src/desk/owning/assignee-dialog.browser.tsx': 'a dialog around a chooser, which is shown',
  'src/desk/owning/mention-list.browser.tsx': 'opens under a note while a name is typed in it',
  'src/desk/owning/tags-dialog.browser.tsx': 'a dialog around a chooser, which is shown',
  'src/desk/joining/joined.browser.tsx':
    'reads what is joined to a request; its forms are folded, as those that are shown',
  'src/desk/joining/merge.browser.tsx': 'a folded form of choices and a box, which are shown',
  'src/desk/joining/split.browser.tsx': 'a folded form of choices and boxes, which are shown',
  'src/desk/joining/merged-into.browser.tsx': 'a notice with a link and a button, which are shown',
  'src/desk/on-behalf/on-behalf.browser.tsx':
    'a screen: the boxes of the contact form, which are shown',
  'src/desk/on-behalf/callers.browser.tsx': 'choices and lines of requests, which are shown',
  'src/desk/on-behalf/filed.browser.tsx': 'a notice with a code and buttons, which are shown',
  'src/desk/shell/desk-screen.browser.tsx': 'a screen, shown with its list by Desk.astro',
  'src/desk/shell/desk.browser.tsx': 'a screen: bar, side, list and request in one frame',
  'src/desk/shell/later.browser.tsx': 'a component whose code comes later, which is shown',
  'src/desk/thread/scrolled-messages.browser.tsx': 'a box around messages, which are shown',
  'src/desk/thread/thread.browser.tsx': 'a screen: the parts of a thread one below the other',
  'src/desk/undo/held-bar.browser.tsx': 'lines of acts that wait, which are shown',
  'src/search/offline-results.browser.tsx':
    'puts the page of results, which is shown, into the page for failures',
  'src/search/CountOutcomes.astro': 'a script that shows nothing',
  'src/sign-in/SignInScreen.astro': 'a screen: the steps of a proof',
  'src/tickets/Requests.astro': 'a screen: sign-in, or the list of requests',
  'src/tickets/Thread.astro': 'a screen: the parts of a thread one below the other',
  'src/tickets/Verify.astro': 'a screen: the picker and the verdict',
  'src/tickets/Words.astro': 'a screen: a proof, or the verdict and the words',
  'src/tickets/words-screen.browser.tsx': 'a screen: a proof, or the verdict and the words',
  'src/tickets/judge-copy.browser.tsx':
    'puts the verdict and the words, which are shown, below the picker',
  'src/tickets/requests-screen.browser.tsx': 'a screen: sign-in, or the list of requests',
  'src/tickets/thread-screen.browser.tsx': 'a screen: the parts of a thread one below the other',
  'src/tickets/verify-screen.browser.tsx': 'a screen: the picker and the verdict',
  'src/shared/transcripts/page.tsx': 'a document of its own, with its own styles',
  'src/shared/transcripts/letter-page.tsx': 'a document of its own, with its own styles',
  'src/shared/transcripts/page-parts.tsx': 'part of that document',
  'src/shared/transcripts/printed-page.tsx': 'part of that document',
  'src/shared/transcripts/qr-code.tsx': 'part of that document',
  'src/api/later.browser.tsx': 'waits for the code of a component that is shown',
  'src/contact/outcome-later.browser.tsx': 'waits for what follows the form, which is shown',
  'src/starlight/StartScreens.astro': 'a script that shows nothing',
  'src/starlight/Bare.astro': 'leaves out the frame of a part of Starlight',
  'src/starlight/Empty.astro': 'shows nothing',
  'src/starlight/Footer.astro': 'puts components below an article',
  'src/starlight/Head.astro': 'nothing that is seen',
  'src/starlight/Header.astro': 'stands around every page, the catalogue too',
  'src/starlight/MarkdownContent.astro': 'one element around an article, shown as prose',
  'src/starlight/PageFrame.astro': 'stands around every page, the catalogue too',
  'src/starlight/PageTitle.astro': 'stands around every page, the catalogue too',
  'src/starlight/Search.astro': 'the small search form, in the header of the catalogue too',
  'src/starlight/Sidebar.astro': 'stands beside articles alone, filled by their route',
  'src/starlight/SiteFooter.astro': 'stands around every page, the catalogue too',
  'src/starlight/SkipLink.astro': 'stands around every page, the catalogue too',
  'src/starlight/ThemeProvider.astro': 'nothing that is seen',
  'src/starlight/ThemeSelect.astro': 'stands around every page, the catalogue too',
};

const components = ['src']
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => posix.join(root, name)),
  )
  .filter((file) => /\.(?:tsx|astro)$/.test(file) && !file.startsWith('src/pages/'));

function importedBy(file: string): string[] {
  return [
    ...readFileSync(file, 'utf8').matchAll(/\b(?:from|import) '(\.{1,2}\/|#shared\/)([^']+)'/g),
  ]
    .map(([, base = '', path = '']) =>
      base === '#shared/'
        ? posix.join('src/shared', path)
        : posix.join(posix.dirname(file), base, path),
    )
    .filter((path) => /\.(?:tsx|astro|ts)$/.test(path) && path.startsWith('src/'));
}

/** What the catalogue shows: what it imports, and what that consists of. A screen counts for nothing inside it. */
function shownBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const path of importedBy(file)) {
    if (seen.has(path) || path in elsewhere) continue;
    seen.add(path);
    if (path.endsWith('.ts') && !path.startsWith('src/pages/_design/')) continue;
    shownBy(path, seen);
  }
  return seen;
}

it('the catalogue shows every component, or this list says why not', () => {
  const shown = shownBy(catalogue);
  expect(components.length).toBeGreaterThan(80);
  expect(components.filter((file) => !shown.has(file) && !(file in elsewhere))).toEqual([]);
  const excused = Object.keys(elsewhere);
  expect(excused.filter((file) => !components.includes(file))).toEqual([]);
});
