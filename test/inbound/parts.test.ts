import { describe, expect, it } from 'vitest';
import { mailLimits } from '../../worker/foundation/fixed-limits.ts';
import { decodeBase64 } from '../../worker/inbound/mime/base64.ts';
import { readContent } from '../../worker/inbound/mime/read-mail.ts';
import { readHead } from '../../worker/inbound/read-head.ts';

const utf8 = new TextEncoder();

async function read(lines: readonly string[]) {
  const raw = utf8.encode(lines.join('\r\n'));
  const content = readContent(raw, readHead(raw, [])!);
  const files = content?.files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);
  return content && { text: content.text, files };
}

const plain = ['Content-Type: text/plain; charset=utf-8', ''];
const html = ['Content-Type: text/html; charset=utf-8', ''];

describe('the content of a mail', () => {
  it('is its plain text, where it says the same in HTML', async () => {
    expect(
      await read([
        'Content-Type: multipart/alternative; boundary="a b"',
        '',
        'for old programs',
        '--a b',
        ...plain,
        'سلام',
        '--a b \t',
        ...html,
        '<p>درود</p>',
        '--a b--',
        'nothing',
      ]),
    ).toEqual({ text: 'سلام', files: [] });
  });

  it('is its HTML, where the plain text is blank', async () => {
    const parts = ['--a', ...plain, ' ', '--a', ...html, '<p>درود</p>', '--a--'];
    expect(await read(['Content-Type: multipart/alternative; boundary=a', '', ...parts])).toEqual({
      text: 'درود',
      files: [],
    });
  });

  it('has its texts in their order and its files, without pictures inside a text', async () => {
    const picture = ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'];
    expect(
      await read([
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        'Content-Type: multipart/related; boundary=r',
        '',
        '--r',
        ...html,
        '<p>یک</p>',
        '--r',
        ...picture,
        'Content-ID: <logo>',
        '',
        'YQ==',
        '--r',
        ...picture,
        'Content-ID: <photo>',
        'Content-Disposition: attachment; filename=photo.png',
        '',
        'Yg==',
        '--r--',
        '--m',
        ...picture,
        "Content-Disposition: attachment; filename*0*=utf-8''%D8%B1; filename*1=.png",
        '',
        'YWJj',
        'ZA==',
        'ZQ==',
        '',
        '--m',
        ...plain,
        'دو',
        '--m',
        'Content-Type: application/pdf; name="=?utf-8?B?2KfZhA==?="',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'a=3D=',
        'b',
        '--m',
        'Content-Type: message/rfc822',
        '',
        'Subject: forwarded',
        '',
        'words of another',
        '--m--',
      ]),
    ).toEqual({
      text: 'یک\nدو',
      files: [
        ['photo.png', 'b'],
        ['ر.png', 'abcde'],
        ['ال', 'a=b'],
        ['', 'Subject: forwarded\r\n\r\nwords of another'],
      ],
    });
  });

  it('has a large picture inside a text as a file behind those that are attached', async () => {
    const size = 24 * 1024;
    const picture = (bytes: number) => [
      '--r',
      'Content-Type: image/gif',
      'Content-ID: <p>',
      '',
      'a'.repeat(bytes),
    ];
    const attached = ['--r', 'Content-Type: image/png', '', 'b'];
    const parts = [
      '--r',
      ...html,
      'x',
      ...picture(size),
      ...picture(size - 1),
      ...attached,
      '--r--',
    ];
    expect(
      (await read(['Content-Type: multipart/related; boundary=r', '', ...parts]))?.files?.map(
        ([, bytes = '']) => bytes.length,
      ),
    ).toEqual([1, size]);
  });

  it.each([
    ['base64', 'windows-1256', '0+HH4w=='],
    ['base64', 'windows-1256(a comment)', '0+HH4w=='],
    ['BASE64', 'cp1256', '0 + H H\r\n4 w = ='],
    ['"base64"', 'utf-8', '2LPZhNin2YU='],
    ['quoted-printable', 'utf-8', '=D8=B3=D9=84=D8=A7=\r\n=D9=85'],
    ['8bit', 'utf-8', 'سلام'],
    ['8bit', 'unknown-8bit', 'سلام'],
    ['8bit', 'us-ascii', 'سلام'],
    ['base64', '"x-none"; format=flowed', '2LPZhNin2YU='],
    ['quoted-printable', 'US-ASCII', '=D8=B3=D9=84=D8=A7=D9=85'],
    ['', 'utf-8', 'سلام'],
  ])('is decoded: %s of %s', async (encoding, charset, sent) => {
    const mail = [
      `Content-Type: text/plain; charset=${charset}`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      sent,
    ];
    expect(await read(mail)).toEqual({ text: 'سلام', files: [] });
  });

  it.each([
    ['> شما \r\n> نوشتید \r\nپاسخ من', 'پاسخ من'],
    ['پاسخ \r\n> شما \r\n>> او \r\nمن', 'پاسخ \nمن'],
    ['> شما\r\n> -- \r\nپاسخ من', 'پاسخ من'],
    [' > ۵ یعنی زیاد\r\nپاسخ \r\n من', '> ۵ یعنی زیاد\nپاسخ من'],
    ['پاسخ من \r\n-- \r\nعلی', 'پاسخ من'],
  ])('has lines that flow, but into no quote and out of none: %j', async (sent, text) => {
    const type = 'Content-Type: text/plain; charset=utf-8; format=flowed';
    expect(await read([type, '', sent])).toEqual({ text, files: [] });
  });

  it.each(['text', 'plain', '', ';charset=utf-8'])(
    'is plain text, where its type is none: %j',
    async (type) => {
      const own = { text: 'سلام', files: [] };
      expect(await read([`Content-Type: ${type}`, '', 'سلام'])).toEqual(own);
      expect(await read(mixed(['--m', `Content-Type: ${type}`, '', 'سلام', '--m--']))).toEqual(own);
    },
  );

  it('is read where the last delimiter is missing, and where a part has no headers', async () => {
    const mixed = 'Content-Type: multipart/mixed; boundary=m';
    expect(await read([mixed, '', '--m', ...plain, 'باز'])).toEqual({ text: 'باز', files: [] });
    expect(await read([mixed, '', '--m', '', 'بی‌سر', '--m--'])).toEqual({
      text: 'بی‌سر',
      files: [],
    });
    expect(await read(['', 'تنها'])).toEqual({ text: 'تنها', files: [] });
  });

  it('is found behind a boundary with parentheses that nobody has quoted', async () => {
    const type = 'Content-Type: multipart/mixed; (a comment) boundary=b(1) (another); x=y';
    expect(await read([type, '', '--b(1)', ...plain, 'سلام', '--b(1)--'])).toEqual({
      text: 'سلام',
      files: [],
    });
  });

  it('has no delimiter in a line that only begins or ends like one', async () => {
    const text = ['--mm', '--m x', ' --m', '--M', 'x--m'];
    expect(
      (
        await read([
          'Content-Type: multipart/mixed; boundary=m',
          '',
          '--m',
          ...plain,
          ...text,
          '--m--',
        ])
      )?.text.split('\n'),
    ).toEqual(text.map((line) => line.trimEnd()));
  });
});

const mixed = (parts: readonly string[]) => [
  'Content-Type: multipart/mixed; boundary=m',
  '',
  ...parts,
];
const nested = (depth: number) =>
  Array.from({ length: depth }, (_, i) => [
    `Content-Type: multipart/mixed; boundary=b${i}x`,
    '',
    `--b${i}x`,
  ]).flat();
const { partHeader, lines, parts, depth } = mailLimits;

describe('R91 a mail is read up to', () => {
  it.each<[string, (past: number) => string[]]>([
    [
      'so many parts',
      (past) => mixed(Array.from({ length: parts - 1 + past }, () => ['--m', '', 'x']).flat()),
    ],
    ['such a depth', (past) => [...nested(depth + past), '', 'x']],
    ['so many lines', (past) => ['', ...Array.from({ length: lines + past }, () => ''), 'x']],
    [
      'so many lines in base64',
      (past) => ['Content-Transfer-Encoding: base64', '', btoa(`${'\n'.repeat(lines + past)}x`)],
    ],
    [
      'so many header lines of a part',
      (past) =>
        mixed(['--m', ...Array.from({ length: partHeader.lines + past }, () => 'A: b'), '', 'x']),
    ],
    [
      'such a header line of a part',
      (past) => mixed(['--m', 'A:'.padEnd(partHeader.lineBytes + past - 1, 'b'), '', 'x']),
    ],
  ])('%s, and none with more', async (_what, make) => {
    expect((await read(make(0)))?.text).toMatch(/x$/);
    expect(await read(make(1))).toBeNull();
  });
});

describe('base64', () => {
  it('is decoded as Node does, for each length and with what does not belong to it', () => {
    for (let length = 0; length < 50; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length * 31) % 256);
      const encoded = btoa(String.fromCharCode(...bytes));
      expect(decodeBase64(utf8.encode(encoded))).toEqual(bytes);
      const broken = encoded.replace(/..../g, '$&\r\n -_!ب').replace(/=+$/, '');
      expect(decodeBase64(utf8.encode(broken))).toEqual(bytes);
    }
  });
});
