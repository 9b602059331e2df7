/** Each page carries it as it is, some twice: without the indents. */
const onOneLine = (script: string) => script.replace(/\n\s*/g, '');

/**
 * Every script that our pages carry inline. The policy of scripts is made from these texts (R53),
 * so that nothing else inline runs, and the build ends where a page carries another. A new one
 * is written here and printed by `<script is:inline set:html={inlineScripts.name} />`.
 */
export const inlineScripts = {
  /**
   * Before anything is drawn, says that scripts run, and sets the scheme that the reader chose: no page flashes in
   * the other. Behind announcements it runs once more, and hides those that do not hold today before the page below
   * them is drawn, so that nothing moves. It is one text, for each hash is a header of every answer.
   *
   * It also asks that one page fades into the next: Chromium reads the rule too late from a file that no cache holds,
   * skips the fade and writes an error to the console; and the policy lets pages carry no style of their own.
   */
  beforeDrawing: onOneLine(`{
    const page = document.documentElement.dataset;
    page.scripts = '';
    try {
      const chosen = localStorage.getItem('pasokh-scheme');
      if (chosen) page.scheme = chosen;
      const fade = new CSSStyleSheet();
      fade.replaceSync('@media(prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}');
      document.adoptedStyleSheets = [fade];
    } catch {}
    for (const line of document.querySelectorAll('[data-ends]')) {
      const now = Date.now();
      line.hidden = now < line.dataset.starts || now >= line.dataset.ends;
    }
  }`),
};
