import { type ComponentChildren, Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Services } from '../ports/services.ts';

/** A page of the worker: its title as plain text, and what its `<main>` holds. */
export type Page = { title: string; main: ComponentChildren };

/** The built page that worker-rendered documents are put into; its `<main>` holds the slot. */
export const shellPath = '/shell/index.html';
const titleSlot = '<!--slot:title-->';
/** The same slot in an attribute or a title, where the build has escaped it. */
const escapedTitleSlot = '&lt;!--slot:title--&gt;';
const mainSlot = '<!--slot:main-->';

/**
 * The HTML of one page in the site's own shell. Preact escapes every text, for elements and quoted
 * attributes alike. Without a built shell (tests, a broken build) a plain readable page takes its place.
 */
export async function renderDocument(
  { asset }: Pick<Services, 'asset'>,
  { title, main }: Page,
): Promise<string> {
  const shell = await asset(shellPath);
  if (!shell)
    return `<!doctype html>${renderToString(<PlainDocument title={title} main={main} />)}`;
  const [titleHtml, mainHtml] = [htmlOf(title), htmlOf(main)];
  return new TextDecoder()
    .decode(shell)
    .replaceAll(titleSlot, () => titleHtml)
    .replaceAll(escapedTitleSlot, () => titleHtml)
    .replace(mainSlot, () => mainHtml);
}

const plainSlot = /<!--slot:plain-->[\s\S]*?<!--slot:plain-end-->/;

/**
 * The built page at `path` with this in its slot for readers without scripts, and as it was built where `page` is
 * null. Without a built page it is a plain one.
 */
export async function renderPlainSlot(
  { asset }: Pick<Services, 'asset'>,
  path: string,
  page: Page | null,
): Promise<string> {
  const built = await asset(`${path}index.html`);
  if (!built) return `<!doctype html>${renderToString(<PlainDocument {...(page ?? noPage)} />)}`;
  const html = new TextDecoder().decode(built);
  return page ? html.replace(plainSlot, () => htmlOf(page.main)) : html;
}

const noPage: Page = { title: '', main: null };

const htmlOf = (part: ComponentChildren) => renderToString(h(Fragment, null, part));

/** All the style that a page without files has; Persian needs wide lines. */
const readable =
  'max-inline-size: 40rem; margin: 2rem auto; padding-inline: 1.25rem; font: 1.0625rem / 1.9 system-ui, sans-serif';

const PlainDocument = ({ title, main }: Page) => (
  <html lang="fa" dir="rtl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
    </head>
    <body style={readable}>
      <main>{main}</main>
    </body>
  </html>
);
