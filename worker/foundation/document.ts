import type { Services } from './services.ts';

/** The built page that worker-rendered documents stand in; its `<main>` holds the slot. */
export const shellPath = '/shell/index.html';
const titleSlot = '<!--slot:title-->';
const mainSlot = '<!--slot:main-->';

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Where the slot stands in an attribute or a title, the build has escaped it. */
const escapeAsAstro = (text: string) => text.replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * A document in the site's own shell. `main` is HTML whose texts are already escaped. Without a
 * built shell (tests, a broken build) a plain readable page takes its place.
 */
export async function renderDocument(
  { asset }: Pick<Services, 'asset'>,
  { title, main }: { title: string; main: string },
): Promise<string> {
  const shell = await asset(shellPath);
  const page = shell
    ? new TextDecoder().decode(shell)
    : `<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${titleSlot}</title></head><body><main>${mainSlot}</main></body></html>`;
  return page
    .replaceAll(titleSlot, () => escapeHtml(title))
    .replaceAll(escapeAsAstro(titleSlot), () => escapeHtml(title))
    .replace(mainSlot, () => main);
}
