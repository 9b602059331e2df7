import type { MdastNode } from 'satteri';
import { nodesOf } from './markdown.ts';

/** HTML elements that articles may use, for Markdown has no mark for them. None runs or loads anything. */
const elements = new Set(
  'abbr bdi bdo br details kbd mark small span sub summary sup wbr'.split(' '),
);
const attributes = new Set(['dir', 'lang', 'title', 'open']);
const neverClosed = new Set(['br', 'wbr']);

/** What begins a tag, a comment or the like in a browser; any other `<` is a letter there. */
const opening = /<(?=[a-z/!?])/gi;
/** A tag that no browser can read in another way: values in double quotes, without `<` and `>`. */
const plainTag = /^<\/?[a-z]+((?:[ \t\r\n]+[a-z]+(?:="[^"<>]*")?)*)[ \t\r\n]*\/?>/i;

/** What to write instead of HTML that Markdown has a mark for. */
const instead = new Map(
  Object.entries({
    '**text**': 'b strong',
    '*text*': 'i em',
    '~~text~~': 's del strike',
    '`text` between backticks': 'code pre',
    '[text](/address/)': 'a',
    '![what it shows](/assets/file.png)': 'img',
    '## heading': 'h1 h2 h3 h4 h5 h6',
    '- item': 'ul ol li',
    '> text': 'blockquote',
    '| cell | cell |': 'table thead tbody tr th td',
    'an empty line between paragraphs': 'p div',
  }).flatMap(([markdown, names]) => names.split(' ').map((name) => [name, markdown] as const)),
);

/** A fault of an article's text. */
export interface TextFault {
  /** Line of the text, from 1; left out where the sentence names the place. */
  line?: number;
  sentence: string;
}

/** One fault per HTML tag of an article that is not allowed, or not closed where it was opened (R82). */
export function htmlFaults(nodes: readonly MdastNode[]): TextFault[] {
  // Footnotes are printed elsewhere than they are written, or not at all: a tag must end in its own.
  const notes = nodes
    .filter((node) => node.type === 'footnoteDefinition')
    .map((note) => [...nodesOf(note)]);
  const inNotes = new Set(notes.flat());
  return [nodes.filter((node) => !inNotes.has(node)), ...notes].flatMap(faultsOfFlow);
}

function faultsOfFlow(nodes: readonly MdastNode[]): TextFault[] {
  const faults: TextFault[] = [];
  const open: { name: string; line: number }[] = [];
  const refused = new Set<string>();
  for (const { markup, line } of nodes.flatMap(markupOf)) {
    const closes = markup.startsWith('</');
    const name = /^<\/?([^\s/>]*)/.exec(markup)?.[1]?.toLowerCase() ?? '';
    const sentence = isAllowed(name, markup) ? undefined : whyNot(name, markup);
    if (sentence) {
      // The opening tag was reported already.
      if (!(closes && refused.has(name))) faults.push({ line, sentence });
      refused.add(name);
    } else if (closes && !refused.has(name)) {
      const at = open.findLastIndex((tag) => tag.name === name);
      if (at < 0 || at < open.length - 1)
        faults.push({ line, sentence: `</${name}> closes nothing that is open here.` });
      if (at >= 0) open.length = at;
    } else if (!closes && !neverClosed.has(name)) open.push({ name, line });
  }
  const unclosed = open.filter(({ name }) => !refused.has(name));
  return [
    ...faults,
    ...unclosed.map(({ name, line }) => ({
      line,
      sentence: `<${name}> is never closed; write </${name}> where it ends.`,
    })),
  ];
}

/** Every place of a node that a browser would read as markup, with all that follows it. */
function markupOf(node: MdastNode) {
  if (node.type !== 'html') return [];
  const first = node.position?.start.line ?? 1;
  return [...node.value.matchAll(opening)].map(({ index }) => ({
    markup: node.value.slice(index),
    line: first + node.value.slice(0, index).split('\n').length - 1,
  }));
}

function isAllowed(name: string, markup: string): boolean {
  const held = plainTag.exec(markup)?.[1]?.toLowerCase();
  if (held === undefined || !elements.has(name)) return false;
  const names = held.replace(/="[^"]*"/g, '').match(/[a-z]+/g) ?? [];
  return names.every((one) => attributes.has(one));
}

function whyNot(name: string, markup: string): string {
  const shown = firstLineOf(markup);
  if (name.startsWith('!--'))
    return `${shown} is a comment, which everybody can read in the page; take it out.`;
  if (elements.has(name))
    return `${shown} holds more than it may: only dir, lang, title and open, with values in double quotes.`;
  const right = instead.get(name) ?? `\`${shown}\` between backticks to show it as code`;
  return `${shown} is HTML that articles may not hold; write ${right}.`;
}

/** The beginning of markup as a sentence can name it: short, and no control characters, which a terminal would act on. */
const firstLineOf = (markup: string) =>
  (/^<[^>\r\n]{0,60}>?/.exec(markup)?.[0] ?? '').trim().replace(/\p{Cc}/gu, '\ufffd');
