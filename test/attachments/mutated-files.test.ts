import { expect, inject, it } from 'vitest';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { joinBytes, viewOf } from '../../worker/attachments/formats/format.ts';
import { inspectFile } from '../../worker/attachments/inspect.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { noteAttack } from '../attack/figures.ts';
import { objectStream, pdfOf, plainObjects, streamOf } from './pdf.ts';
import { jpegFromPhone, pictures, pngFromPhone, webpFromPhone } from './pictures.ts';

const { isLong, seed } = inject('attack');
const mutants = isLong ? 10_000 : 400;

/** Numbers below `limit`, the same in every run. */
function numbersFrom(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Mutation = (bytes: Uint8Array, below: (limit: number) => number) => Uint8Array;

const edges = [0, 1, 0x7f, 0x80, 0xff, 0xd8, 0xd9, 0xda, 0xc0, 0x28, 0x29, 0x2f, 0x3c, 0x3e, 0x0a];

const mutations: Mutation[] = [
  (bytes, below) => bytes.with(below(bytes.length), below(256)),
  (bytes, below) => bytes.with(below(bytes.length), edges[below(edges.length)] ?? 0),
  (bytes, below) => bytes.subarray(0, below(bytes.length)),
  (bytes, below) => {
    const from = below(bytes.length);
    return joinBytes([bytes.subarray(0, from), bytes.subarray(from + below(40))]);
  },
  (bytes, below) => {
    const from = below(bytes.length);
    const to = from + below(200);
    return joinBytes([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, below) => {
    const at = below(bytes.length);
    const filler = new Uint8Array(below(64)).fill(edges[below(edges.length)] ?? 0);
    return joinBytes([bytes.subarray(0, at), filler, bytes.subarray(at)]);
  },
  // Lengths and sizes have two or four bytes.
  (bytes, below) => {
    const at = below(bytes.length - 4);
    const size = Uint8Array.from({ length: 4 }, () => edges[below(edges.length)] ?? 0);
    return joinBytes([bytes.subarray(0, at), size, bytes.subarray(at + 4)]);
  },
];

const files: [name: string, bytes: Uint8Array][] = [
  ['plain.jpg', pictures.jpeg],
  ['phone.jpg', jpegFromPhone()],
  ['plain.png', pictures.png],
  ['phone.png', pngFromPhone()],
  ['plain.webp', pictures.webp],
  ['phone.webp', webpFromPhone()],
  ['chromium.pdf', pictures.pdf],
  [
    'packed.pdf',
    pdfOf([
      ...plainObjects('/OpenAction 10 0 R'),
      objectStream(['<</S/GoTo/D[3 0 R/Fit]>>', '(a (b) \\) c)', '<AB>']),
      streamOf('/Filter/FlateDecode', 'x'.repeat(99)),
    ]),
  ],
];

/** The file as it is kept; null where it is refused. @throws anything that is no Problem. */
function kept(bytes: Uint8Array, name: string) {
  try {
    return inspectFile(bytes, name);
  } catch (fault) {
    if (fault instanceof Problem) return null;
    throw fault;
  }
}

it.for(files)(
  'R40 R95 %s, changed anywhere, is refused or kept within its bounds',
  ([name, file], context) => {
    const below = numbersFrom(file.length + (isLong ? seed : 0));
    let refused = 0;
    let slowestMs = 0;
    for (let time = 0; time < mutants; time++) {
      let mutant = Uint8Array.from(file);
      for (let change = 0; change <= below(3); change++)
        if (mutant.length > 4)
          mutant = Uint8Array.from(
            (mutations[below(mutations.length)] ?? (() => mutant))(mutant, below),
          );
      const begun = performance.now();
      const taken = kept(mutant, name);
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      if (!taken) {
        refused += 1;
        continue;
      }
      expect(taken.bytes.length).toBeLessThanOrEqual(mutant.length + 64);
      expect(taken.pixels ?? 0).toBeLessThanOrEqual(fileLimits.pixels);
      const again = kept(taken.bytes, name);
      expect(again && { ...again, bytes: again.bytes.length }).toEqual({
        ...taken,
        bytes: taken.bytes.length,
      });
    }
    expect(refused).toBeGreaterThan(0);
    noteAttack(context, {
      attack: 'hostile files',
      inputs: mutants,
      faults: 0,
      slowestMs,
      memoryMiB: null,
    });
  },
);

/** What fills a file with as many parts as it can hold, after what each format begins with. */
const fillers: [name: string, start: Uint8Array, unit: number[]][] = [
  ['a.jpg', Uint8Array.of(0xff, 0xd8), [0xff, 0xc4, 0, 2]],
  ['b.jpg', Uint8Array.of(0xff, 0xd8), [0xff]],
  ['c.jpg', pictures.jpeg.subarray(0, pictures.jpeg.length - 2), [0xff, 0xd0]],
  [
    'a.png',
    pictures.png.subarray(0, 33),
    [0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0x35, 0xaf, 6, 0x1e],
  ],
  ['a.webp', Uint8Array.from(Buffer.from('RIFF----WEBP')), [...Buffer.from('ICCP\0\0\0\0')]],
  ...[
    '/a',
    '()',
    '(',
    '<',
    '<<',
    '[',
    '%\n',
    '/J#61 ',
    '1 0 obj<<>>stream\nendstream ',
    '(\\',
    ' obj/JavaScrip',
    '1 0 obj\n<</First 1/N 0>>stream\n\nendstream ',
  ].map((unit): [string, Uint8Array, number[]] => [
    `${JSON.stringify(unit)}.pdf`,
    Uint8Array.from(Buffer.from('%PDF-1.7\n1 0 obj\n')),
    [...Buffer.from(unit)],
  ]),
];

const endOfPdf = '\nstartxref\n9\n%%EOF';
function filled(start: Uint8Array, unit: number[], length: number, end: string): Uint8Array {
  const filling = new Uint8Array(length - (length % unit.length)).map(
    (_, at) => unit[at % unit.length] ?? 0,
  );
  const whole = joinBytes([start, filling, Uint8Array.from(Buffer.from(end))]);
  if (whole[0] === 0x52) viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}

const cpuMs = (work: () => unknown) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

it.each(fillers)(
  'R92 ten times of %s take ten times as long, not a hundred',
  (name, start, unit) => {
    const end = name.endsWith('.pdf') ? endOfPdf : '';
    const [small, large] = [30_000, 300_000].map((length) => filled(start, unit, length, end));
    const timeOf = (bytes: Uint8Array = new Uint8Array()) =>
      Math.min(...[1, 2, 3].map(() => cpuMs(() => kept(bytes, name))));
    const most = timeOf(large);
    // Where a square of it would take less, nobody waits.
    if (most > 150) expect(most / timeOf(small)).toBeLessThan(30);
  },
);
