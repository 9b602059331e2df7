import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../worker/inbound/mime/read-mail.ts';
import { readHead } from '../../worker/inbound/read-head.ts';

// Texts and names of files are decoded here; a library that reads whole mails has to come to the same.

const ascii = new TextEncoder();
const letters = [
  'س',
  'ل',
  'ا',
  '\u200c',
  'م',
  ' ',
  '=',
  '\t',
  'é',
  'a',
  '.',
  '😀',
  '3D',
  '\r\n',
  ' \r\n',
];

/** Numbers from a seed, the same in every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const textOf = (next: (below: number) => number, signs: readonly string[]) =>
  Array.from({ length: 1 + next(60) }, () => signs[next(signs.length)]).join('');

/** Quoted-printable with breaks at any place, also within letters. */
function quotedPrintable(text: string, next: (below: number) => number): string {
  let encoded = '';
  for (const byte of ascii.encode(text)) {
    const isPlain = byte > 0x20 && byte < 0x7f && byte !== 0x3d && next(4) > 0;
    const isLineEnd = byte === 0x0d || byte === 0x0a;
    encoded +=
      isPlain || isLineEnd
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (!isLineEnd && next(12) === 0) encoded += '=\r\n';
  }
  return encoded;
}

const percent = (text: string) =>
  [...ascii.encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const both = async (lines: readonly string[]) => {
  const raw = ascii.encode(lines.join('\r\n'));
  const ours = readContent(raw, readHead(raw, [])!);
  const theirs = await PostalMime.parse(raw);
  return { ours, theirs };
};

describe('beside a library, a mail gives', () => {
  it('the same text out of quoted-printable, flowed or not', async () => {
    const next = numbers(7);
    for (let round = 0; round < 400; round++) {
      const flowed = ['', '; format=flowed', '; format=flowed; delsp=yes'][next(3)];
      // An empty line ends a flowed paragraph (RFC 3676, 4.2), which the library goes over.
      const text = textOf(next, letters).replaceAll(/\r\n(?: *\r\n)+/g, '\r\n');
      const body = quotedPrintable(text, next);
      const { ours, theirs } = await both([
        `Content-Type: text/plain; charset=utf-8${flowed}`,
        'Content-Transfer-Encoding: quoted-printable',
        '',
        body,
      ]);
      const lines = (text = '') =>
        text
          .replaceAll('\r\n', '\n')
          .replaceAll(/\n{3,}/g, '\n\n')
          .trim();
      expect(ours?.text, `${flowed} ${JSON.stringify(body)}`).toBe(lines(theirs.text));
    }
  });

  it('the same names of files, in words, in percent signs and in sections', async () => {
    const next = numbers(11);
    const signs = letters.filter((sign) => !/[\r\n\t ]/.test(sign));
    for (let round = 0; round < 400; round++) {
      const name = textOf(next, signs).slice(0, 30).toWellFormed();
      const cut = next(name.length);
      const [start, end] = [name.slice(0, cut).toWellFormed(), name.slice(cut).toWellFormed()];
      const forms = [
        `filename="=?utf-8?B?${Buffer.from(name).toString('base64')}?="`,
        `filename*=utf-8''${percent(name)}`,
        `filename*0*=UTF-8'fa'${percent(start)};\r\n filename*1*=${percent(end)}`,
        `filename*0="a b ";\r\n filename*1="c%20.pdf"`,
        'filename=Invoice(1).pdf',
        'filename="a;\\"b\\".pdf"; filename=second.pdf',
      ];
      const form = forms[next(forms.length)];
      const { ours, theirs } = await both([
        'Content-Type: application/pdf',
        `Content-Disposition: attachment; ${form}`,
        '',
        'x',
      ]);
      expect(ours?.files[0]?.name, form).toBe(theirs.attachments[0]?.filename);
    }
  });
});
