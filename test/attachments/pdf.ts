import { deflateSync } from 'node:zlib';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
/** One character per byte; what `TextDecoder` calls latin1 is windows-1252. */
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** One page of `7 0 R` and whatever else is given; `catalog` goes into the first object. */
export const plainObjects = (catalog = '') => [
  `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>',
];

/** A PDF of these objects with a table of their offsets; `trailer` stands beside Size and Root. */
export function pdfOf(objects: readonly string[], trailer = '', before = ''): Uint8Array {
  let text = `%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n${before}`;
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  return bytesOf(text + endOf(offsets, text.length, trailer));
}

function endOf(offsets: readonly number[], start: number, trailer: string): string {
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`;
  return `${head}trailer\n<</Size ${offsets.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
}

/** `file` with an update behind its end that gives one object anew. */
export function updated(file: Uint8Array, object: string): Uint8Array {
  const text = textOf(file);
  const start = text.length + object.length + 20;
  const whole = `${text}1 0 obj\n${object}\nendobj\n`.padEnd(start, ' ');
  return bytesOf(
    `${whole}xref\n1 1\n${String(text.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev 9>>\nstartxref\n${start}\n%%EOF`,
  );
}

export const streamOf = (dictionary: string, data: string) =>
  `<<${dictionary}/Length ${data.length}>>\nstream\n${data}\nendstream`;

/** What deflate makes of a text; `level` 0 stores it. */
export const deflated = (text: string, level = 6) => textOf(deflateSync(bytesOf(text), { level }));

type Packing = { keys?: string; pack?: (text: string) => string; shift?: number; type?: string };

/** A stream of objects, as qpdf and Acrobat write it; `shift` moves where each begins. */
export function objectStream(
  objects: readonly string[],
  { keys = '/Filter/FlateDecode', pack = deflated, shift = 0, type = '/Type/ObjStm' }: Packing = {},
): string {
  let body = '';
  const pairs = objects.map((object, at) => {
    const pair = `${at + 10} ${body.length + shift}`;
    body += `${object}\n`;
    return pair;
  });
  const head = `${pairs.join(' ')}\n`;
  const dictionary = `${type}/N ${objects.length}/First ${head.length}${keys}`;
  return streamOf(dictionary, pack(head + body));
}
