import { cpuUsage } from 'node:process';
import { describe, expect, it } from 'vitest';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { joinBytes, viewOf } from '../../worker/attachments/formats/format.ts';
import { pngChunk } from '../../worker/attachments/formats/png.ts';
import { inspectFile } from '../../worker/attachments/inspect.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { deflated, objectStream, pdfOf, plainObjects, streamOf } from './pdf.ts';
import { pictures, webpChunk } from './pictures.ts';

const filled = (unit: string, bytes: number) => unit.repeat(Math.floor(bytes / unit.length));
const most = fileLimits.bytesEach - 8_000;
const nothing = new Uint8Array();

const pdf = (...objects: string[]) => pdfOf([...plainObjects(), ...objects]);
/** As many of one token as a file, or what it unfolds to, may have. */
const ofTokens = (unit: string) =>
  pdf(`[${filled(unit, Math.min(most, 1_900_000 * unit.length))}]`);
const unfolding = (unit: string) => pdf(objectStream([filled(unit, 8_000_000)]));
const many = (count: number, object: string) => pdf(...Array.from({ length: count }, () => object));

const png = (chunk: Uint8Array) => {
  const chunks = Array.from({ length: Math.floor(most / chunk.length) }, () => chunk);
  return joinBytes([pictures.png.subarray(0, 33), ...chunks, pictures.png.subarray(33)]);
};
const webp = (chunk: Uint8Array) => {
  const chunks = Array.from({ length: Math.floor(most / chunk.length) }, () => chunk);
  const whole = joinBytes([pictures.webp, ...chunks]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
};

const files: Record<string, [name: string, make: () => Uint8Array]> = {
  'numbers of a PDF': ['a.pdf', () => ofTokens('1 ')],
  'names of a PDF': ['a.pdf', () => ofTokens('/a')],
  'escaped names of a PDF': ['a.pdf', () => ofTokens(`/${'#41'.repeat(31)}`)],
  'strings of a PDF': ['a.pdf', () => ofTokens('()')],
  'strings of a PDF that could hide something': ['a.pdf', () => ofTokens('(abcd)')],
  'comments of a PDF': ['a.pdf', () => ofTokens('%\n')],
  'dictionaries of a PDF': ['a.pdf', () => ofTokens('<<>>')],
  'streams of a PDF': ['a.pdf', () => many(45_000, streamOf('', ''))],
  'streams of objects of a PDF': ['a.pdf', () => many(30_000, objectStream([]))],
  'numbers that a PDF unfolds': ['a.pdf', () => unfolding('1 ')],
  'escaped names that a PDF unfolds': ['a.pdf', () => unfolding('/#41')],
  'brackets that a PDF unfolds': ['a.pdf', () => unfolding('[')],
  'brackets that a PDF stores': [
    'a.pdf',
    () => pdf(objectStream([filled('[', most)], { pack: (text) => deflated(text, 0) })),
  ],
  'pixels of a PNG': ['a.png', () => png(pngChunk('IDAT', nothing))],
  'texts of a PNG': ['a.png', () => png(pngChunk('tEXt', nothing))],
  'profiles of a WebP': ['a.webp', () => webp(webpChunk('ICCP', nothing))],
  'chunks of a WebP': ['a.webp', () => webp(webpChunk('none', nothing))],
  'fill bytes of a JPEG': [
    'a.jpg',
    () =>
      joinBytes([
        pictures.jpeg.subarray(0, 2),
        new Uint8Array(most).fill(0xff),
        pictures.jpeg.subarray(2),
      ]),
  ],
};

function read(bytes: Uint8Array, name: string) {
  try {
    inspectFile(bytes, name);
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.code !== 'file_type_refused') throw fault;
  }
}

function leastCpuMs(times: number, bytes: Uint8Array, name: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const before = cpuUsage();
    read(bytes, name);
    const { user, system } = cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** A file that every reader takes for what it is, of the same size. */
const honest = joinBytes([
  pictures.png.subarray(0, 33),
  pngChunk('IDAT', new Uint8Array(most)),
  pictures.png.subarray(33),
]);

describe('R91 a file costs no more than some honest ones of 5 MB', () => {
  const ofHonest = leastCpuMs(5, honest, 'a.png');

  it.each(Object.entries(files))('%s', (_, [name, make]) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(fileLimits.bytesEach);
    const once = leastCpuMs(1, bytes, name);
    const least = once > 15 * ofHonest ? leastCpuMs(3, bytes, name) : once;
    expect(least / ofHonest).toBeLessThan(15);
  });
});
