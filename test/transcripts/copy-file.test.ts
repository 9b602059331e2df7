import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { longestCopy } from '#shared/transcripts/copy.ts';
import { readCopyFile, readCopyText } from '../../src/tickets/copy-file.browser.ts';

const genuine = await readFile(new URL('./fixtures/transcript-2.html', import.meta.url), 'utf8');
const bytes = (text: string) => Buffer.from(text, 'latin1');
const page = Buffer.from(genuine);

const otherKinds: [name: string, content: Buffer<ArrayBuffer>][] = [
  ['a PDF', bytes('%PDF-1.7\n')],
  ['a PDF that is longer than any copy', Buffer.concat([bytes('%PDF-1.7\n'), Buffer.alloc(1e7)])],
  ['a PNG picture', bytes('\x89PNG\r\n\x1a\n')],
  ['a JPEG picture', bytes('\xff\xd8\xff\xe0')],
  ['a WebP picture', bytes('RIFF\0\0\0\0WEBP')],
  ['a photograph of an iPhone', bytes('\0\0\0\x24ftypheic')],
  ['an office document', bytes('PK\x03\x04')],
  ['a web archive of Safari', Buffer.concat([bytes('bplist00\xd1'), page, bytes('\0')])],
  [
    'a page that Chromium saved as one file',
    bytes(
      'From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=D9=86?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n',
    ),
  ],
  [
    'a mail with long headers',
    Buffer.concat([bytes(`Received: ${'a'.repeat(9_000)}\nmime-version: 1.0\n\n`), page]),
  ],
];

describe('R94 a file that is no page', () => {
  it.each(otherKinds)('is neither genuine nor altered: %s', async (_, content) => {
    expect(await readCopyFile(new File([content], 'copy'))).toBe('other_kind');
  });

  it('is not one of ours, however it was saved', async () => {
    for (const saved of [
      page,
      Buffer.from(`\ufeff${genuine}`),
      Buffer.from(`\ufeff${genuine}`, 'utf16le'),
      Buffer.from(`\n${genuine}`),
    ])
      expect(await readCopyFile(new File([saved], 'copy.html'))).toMatchObject({ altered: [] });
    const forged = new File([`MIME: ${genuine}`], 'copy.html');
    expect(await readCopyFile(forged)).toMatchObject({ altered: ['outside'] });
  });

  it('is not what holds no copy, or is too long', async () => {
    expect(await readCopyFile(new File(['سلام'], 'copy.html'))).toBe('not_found');
    expect(await readCopyText('%PDF-1.7')).toBe('not_found');
    expect(await readCopyText(' '.repeat(longestCopy + 1))).toBe('too_long');
    const long = new File([genuine, ' '.repeat(longestCopy)], 'copy.html');
    expect(await readCopyFile(long)).toBe('too_long');
  });
});
