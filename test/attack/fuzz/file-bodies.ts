import fc from 'fast-check';
import { pictures } from '../../attachments/pictures.ts';
import type { Body } from './body.ts';
import { broken } from './hostile.ts';

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const wholeFiles = [pictures.png, pictures.jpeg, pictures.webp, pictures.pdf].map(latin1);

/** Pictures and documents as they are, and changed a little. */
export const files: fc.Arbitrary<Body> = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom(...wholeFiles) },
    { weight: 4, arbitrary: broken(fc.constantFrom(...wholeFiles)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...wholeFiles),
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
        )
        .map(([file, edits]) => changed(file, edits)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'GIF89a',
        '<svg>',
        'PK\x03\x04',
        '%PDF-1.7\n',
        '\xff\xd8\xff',
        '\x89PNG\r\n\x1a\n',
      ),
    },
  )
  .map((text) => ({ type: null, text, isBytes: true }));

function changed(file: string, edits: readonly [number, number][]): string {
  let text = file;
  for (const [number, byte] of edits) {
    const at = number % Math.max(1, text.length);
    text = `${text.slice(0, at)}${String.fromCharCode(byte)}${text.slice(at + 1)}`;
  }
  return text;
}
