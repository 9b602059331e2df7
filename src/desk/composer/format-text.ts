import { boldWords, linkWords } from '../texts/writing.ts';

/** Signs that an agent can put around words or before lines. */
export const formats = ['bold', 'list', 'link', 'quote', 'code'] as const;
/** One of `formats`. */
export type Format = (typeof formats)[number];

/** A change of a text: `put` goes in place of what is from `start` to `end`; `select` counts from `start`. */
export type TextChange = { start: number; end: number; put: string; select: [number, number] };

/** Formats what is selected, or takes the format off again where it has it. */
export function formatText(text: string, start: number, end: number, format: Format): TextChange {
  switch (format) {
    case 'bold':
      return around(text, start, end, '**', boldWords);
    case 'code':
      return text.slice(start, end).includes('\n')
        ? fenced(text, start, end)
        : around(text, start, end, '`', '');
    case 'link':
      return linked(text, start, end);
    default:
      return beforeLines(text, start, end, format === 'list' ? '- ' : '> ');
  }
}

function around(
  text: string,
  start: number,
  end: number,
  sign: string,
  sample: string,
): TextChange {
  const { length } = sign;
  const words = text.slice(start, end);
  if (text.slice(start - length, start) === sign && text.slice(end, end + length) === sign)
    return {
      ...{ start: start - length, end: end + length },
      ...{ put: words, select: [0, words.length] },
    };
  if (words.length >= 2 * length && words.startsWith(sign) && words.endsWith(sign)) {
    const put = words.slice(length, -length);
    return { start, end, put, select: [0, put.length] };
  }
  // Signs that a space follows open nothing.
  const inner = words.trim() || sample;
  const before = words.trim() ? words.length - words.trimStart().length : 0;
  const after = words.trim() ? words.length - words.trimEnd().length : 0;
  return {
    start: start + before,
    end: end - after,
    put: sign + inner + sign,
    select: [length, length + inner.length],
  };
}

function fenced(text: string, start: number, end: number): TextChange {
  const before = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
  const after = end < text.length && text[end] !== '\n' ? '\n' : '';
  const words = text.slice(start, end);
  const put = `${before}\`\`\`\n${words.replace(/\n$/, '')}\n\`\`\`${after}`;
  return { start, end, put, select: [put.length, put.length] };
}

function linked(text: string, start: number, end: number): TextChange {
  const words = text.slice(start, end).trim();
  if (/^https?:\/\/\S+$/i.test(words))
    return { start, end, put: `[${linkWords}](${words})`, select: [1, 1 + linkWords.length] };
  const shown = words.replace(/[[\]\n]/g, ' ') || linkWords;
  const put = `[${shown}](https://)`;
  return words
    ? { start, end, put, select: [shown.length + 3, put.length - 1] }
    : { start, end, put, select: [1, 1 + shown.length] };
}

function beforeLines(text: string, start: number, end: number, sign: string): TextChange {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(from, end > start ? end - 1 : end));
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isOn = lines.every((line) => line.startsWith(sign));
  const put = lines.map((line) => (isOn ? line.slice(sign.length) : sign + line)).join('\n');
  const select: [number, number] = start === end ? [put.length, put.length] : [0, put.length];
  return { start: from, end: to, put, select };
}

/** A text as a quote: «> » before each of its lines. */
export const asQuote = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');

/** A link to an article; words that look like an address would not be shown, so they stand before it. */
export const articleLink = (title: string, address: string): string =>
  /[/.:。∕⁄[\]()]/.test(title.normalize('NFKC')) || title.length > 200
    ? `«${title}»: ${address}`
    : `[${title}](${address})`;

/** A text that begins and ends on lines of its own, in place of what is from `start` to `end`. */
export function asBlock(text: string, start: number, end: number, block: string): TextChange {
  const before = text.slice(0, start);
  const open =
    before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const put = `${open}${block}\n\n`;
  return { start, end, put, select: [put.length, put.length] };
}
