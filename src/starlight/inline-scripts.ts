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
   */
  beforeDrawing: `
  try {
    const chosen = localStorage.getItem('pasokh-scheme');
    if (chosen) document.documentElement.dataset.scheme = chosen;
  } catch {}
  document.documentElement.dataset.scripts = '';
  for (const line of document.querySelectorAll('.announcements [data-ends]')) {
    const now = Date.now();
    line.hidden = now < line.dataset.starts || now >= line.dataset.ends;
  }
`,
};
