/**
 * Our icons for those that Starlight draws in notes, by the beginning of its own: they are half a kilobyte each, and a page of
 * answers has many. Where it draws others, as an author may ask, these stay.
 */
const icons: Readonly<Record<string, string>> = {
  '<path d="M12 11a1 1 0 0 0-1 1v4': 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 11v5M12 8v.1',
  '<path fill-rule="evenodd" d="M1.44 8.855v': 'M9.5 20h5M9.5 17v-2.5a5.5 5.5 0 115 0V17zM12 17v-4',
  '<path d="M12 16a1 1 0 1 0 0 2': 'M12 4l8.5 15h-17zM12 10v4M12 16.7v.1',
  '<path d="M12 7a1 1 0 0 0-1 1v4': 'M8.5 4h7L20 8.5v7L15.5 20h-7L4 15.5v-7zM12 8v5M12 16v.1',
};

const stockIcon = /<svg [^<>]*class="starlight-aside__icon"[^<>]*>/g;
const end = '</svg>';

/** The HTML of an article with our icons in its notes, which CSS draws as lines. */
export function withOwnAsideIcons(html: string): string {
  let own = '';
  let done = 0;
  for (const { 0: tag, index } of html.matchAll(stockIcon)) {
    const from = index + tag.length;
    const until = html.indexOf(end, from);
    const begin = Object.keys(icons).find((path) => html.startsWith(path, from));
    if (until < 0 || !begin) continue;
    own += `${html.slice(done, index)}<svg class="icon starlight-aside__icon" viewBox="0 0 24 24"><path d="${icons[begin]}"/>`;
    done = until;
  }
  return own + html.slice(done);
}
