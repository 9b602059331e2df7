import { describe, expect, it } from 'vitest';
import { inflateZlib } from '../../worker/attachments/formats/inflate.ts';
import { createTestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { deflated, objectStream, pdfOf, plainObjects } from './pdf.ts';

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const packed = (text: string) => latin1(deflated(text));
const unfolded = (data: Uint8Array, mostBytes = 1_000_000) => {
  const bytes = inflateZlib(data, mostBytes);
  return bytes && new TextDecoder('latin1').decode(bytes);
};

const text = '7 0 R '.repeat(400);

describe('R85 zlib data of a PDF', () => {
  it.each(['\n', '\r\n', ' '.repeat(9_000), '\u0000', 'x\u009c'])(
    'unfold whatever follows them: %j',
    (tail) => {
      for (const content of [text, 'a', ''])
        expect(unfolded(latin1(deflated(content) + tail))).toBe(content);
    },
  );

  it('unfold to their very bound, and to no byte more', () => {
    for (const length of [0, 1, 2, 16_383, 16_384, 16_385, 40_000]) {
      const content = 'a'.repeat(length);
      expect(unfolded(packed(content), length)).toBe(content);
      if (length > 0) expect(unfolded(packed(content), length - 1), `${length}`).toBeNull();
    }
  });

  it('are not taken where they are cut anywhere', () => {
    for (const content of [text, 'a', ''])
      for (let length = 0; length < packed(content).length; length++)
        expect(unfolded(packed(content).subarray(0, length)), `${length}`).toBeNull();
  });

  it('are not taken without their head, nor with one bit of their sum turned', () => {
    const data = packed(text);
    expect(unfolded(data.subarray(2))).toBeNull();
    // This one asks for a dictionary.
    expect(unfolded(latin1(`\u0078\u00bb${deflated(text).slice(2)}`))).toBeNull();
    for (let back = 1; back <= 4; back++) {
      const at = data.length - back;
      expect(unfolded(data.with(at, (data[at] ?? 0) ^ 1))).toBeNull();
    }
  });
});

const upload = (browser: Browser, stream: string) =>
  browser.send('/api/attachments', {
    method: 'POST',
    headers: { 'Form-Token': 'a-form-token-of-128-bits', 'File-Name': 'a.pdf' },
    body: pdfOf([...plainObjects(), stream]).slice(),
  });

describe('R85 an upload of a PDF with a stream of objects', () => {
  it('is taken where it unfolds, with an end of line behind', async () => {
    const { visitor } = await createTestApp();
    const stream = objectStream(['<</A 1>>'], { pack: (body) => `${deflated(body)}\r\n` });
    expect((await upload(visitor(), stream)).status).toBe(201);
  });

  it.each<[string, (body: string) => string]>([
    ['it is cut', (body) => deflated(body).slice(0, -9)],
    ['it is not packed so', (body) => body],
    ['it unfolds to too much', (body) => deflated(body + ' '.repeat(9 * 1024 * 1024))],
  ])('is refused where %s', async (_, pack) => {
    const { visitor } = await createTestApp();
    const stream = objectStream(['<</A 1>>'], { pack });
    expect(await problemOf(upload(visitor(), stream))).toBe('file_type_refused');
  });
});
