import { inFormalWords } from './street-register.ts';

/** What kinds of things an agent's text could be mended in. */
const typingFaults = ['letters', 'halfSpaces', 'marks', 'spaces', 'tone'] as const;
/** One of `typingFaults`. */
type TypingFault = (typeof typingFaults)[number];

/** A text as it would read, and in what it differs; `examples` are pairs of words, before and after. */
export type Mending = {
  mended: string;
  faults: TypingFault[];
  examples: { from: string; to: string }[];
};

const half = '\u200c';
/** Stands for what is never changed while the rest is; a text that has it itself is left alone. */
const kept = '\ue000';

const letter = '[\\p{L}\\p{M}]';
const notLetter = `(?!${letter})`;
const verbs =
  'شود|شوند|شوید|شدند|کنم|کنید|کند|کنیم|کنند|توانید|توانم|توان|تواند|توانیم|خواهم|خواهید|خواهد|گیرد|گیرید|دهید|دهد|دهیم|دهم|دهند|باشد|باشید|رسد|رسید|آید|رود|روید|بینید|بینیم|فرستیم|فرستید|شد|کرد|گوید|ماند|یابد|گردد|گذارد|گذارید|خورد|زنید|زند|دانید|دانیم';
const arabic: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک' };

type Rule = [fault: TypingFault, pattern: RegExp, to: string];

/** Each looks at single characters and words of a bounded list: all is linear (R92). */
const rules: readonly Rule[] = [
  [
    'halfSpaces',
    new RegExp(`(?<!${letter})(ن?می)[ \u00a0](?=(?:${verbs})${notLetter})`, 'gu'),
    `$1${half}`,
  ],
  ['halfSpaces', new RegExp(`(?<!${letter})(ن?می)(?=(?:${verbs})${notLetter})`, 'gu'), `$1${half}`],
  [
    'halfSpaces',
    new RegExp(
      `(?<=${letter})[ \u00a0](?=(?:ها|های|هایی|هایم|هایت|هایش|هایتان|هایشان|هایمان|ترین)${notLetter})`,
      'gu',
    ),
    half,
  ],
  [
    'halfSpaces',
    new RegExp(`(?<=${letter}{2}ه)[ \u00a0](?=(?:ام|اید|ایم|اند)${notLetter})`, 'gu'),
    half,
  ],
  ['marks', /([؟!])[؟!]+/g, '$1'],
  ['marks', /(?<=[\u0600-\u06ff]) ?,(?=\s|$)/g, '،'],
  ['marks', /(?<=[\u0600-\u06ff]) ?\?(?=\s|$)/g, '؟'],
  ['marks', /(?<=[\u0600-\u06ff]) ?;(?=\s|$)/g, '؛'],
  ['spaces', /(?<=[،؛])(?=\p{L})/gu, ' '],
  ['spaces', /(?<=\S) {2,}(?=\S)/g, ' '],
  ['spaces', /(?<=\S) (?=[،؛؟!](?:\s|$))/g, ''],
];

/**
 * What would make a text that an agent has written read better: half-spaces, Arabic letters, signs, a tone of speech.
 * Code, addresses and placeholders stay as they are. Null where there is nothing.
 */
export function mendTyping(text: string): Mending | null {
  if (text.includes(kept)) return null;
  const pieces: string[] = [];
  const keep = (piece: string) => {
    pieces.push(piece);
    return kept;
  };
  let mended = withoutFences(text, keep)
    .replace(/`[^`\n]{1,500}`/g, keep)
    .replace(/\S+/g, (word) => (isAddress(word) ? keep(word) : word));
  const faults = new Set<TypingFault>();
  const change = (fault: TypingFault, next: string) => {
    if (next !== mended) faults.add(fault);
    mended = next;
  };
  const masked = mended;
  change(
    'letters',
    mended.replace(/[يىك]/g, (sign) => arabic[sign] ?? sign),
  );
  for (const [fault, pattern, to] of rules) change(fault, mended.replace(pattern, to));
  change('tone', inFormalWords(mended)?.fix ?? mended);
  if (faults.size === 0) return null;
  let at = 0;
  return {
    mended: mended.replaceAll(kept, () => pieces[at++] ?? ''),
    faults: typingFaults.filter((fault) => faults.has(fault)),
    examples: examplesOf(masked, mended),
  };
}

/** Takes code between lines of three backticks out; a fence that nothing ends opens none. */
function withoutFences(text: string, keep: (piece: string) => string): string {
  const lines = text.split('\n');
  const read: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const end = /^\s*```/.test(line)
      ? lines.findIndex((other, index) => index > at && /^\s*```/.test(other))
      : -1;
    if (end < 0) read.push(line);
    else {
      read.push(keep(lines.slice(at, end + 1).join('\n')));
      at = end;
    }
  }
  return read.join('\n');
}

const isAddress = (word: string) =>
  /:\/\/|@|\{|www\./i.test(word) || /^[a-z0-9-]{1,63}\.[a-z0-9]/i.test(word);

const mostExamples = 3;

/** The first words that differ, each with the word before it where a space between them went. */
function examplesOf(before: string, after: string): Mending['examples'] {
  const examples: Mending['examples'] = [];
  const from = before.split(/\s+/);
  const to = after.split(/\s+/);
  for (let i = 0, j = 0; i < from.length && j < to.length && examples.length < mostExamples; ) {
    const [one = '', other = ''] = [from[i], to[j]];
    if (one === other) {
      i += 1;
      j += 1;
      continue;
    }
    const two = `${one} ${from[i + 1] ?? ''}`;
    const isJoined = bare(two) === bare(other) && bare(one) !== bare(other);
    const isParted = bare(one) === bare(`${other}${to[j + 1] ?? ''}`) && bare(one) !== bare(other);
    const said = { from: isJoined ? two : one, to: isParted ? `${other} ${to[j + 1]}` : other };
    if (!(said.from + said.to).includes(kept)) examples.push(said);
    i += isJoined ? 2 : 1;
    j += isParted ? 2 : 1;
  }
  return examples;
}

const bare = (text: string) =>
  text.replace(/[\s\u200c\u00a0]/g, '').replace(/[يىك]/g, (sign) => arabic[sign] ?? sign);
