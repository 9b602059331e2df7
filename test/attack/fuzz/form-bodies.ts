import fc from 'fast-check';
import type { Body } from './body.ts';
import { broken, hostileText } from './hostile.ts';

type Fields = Readonly<Record<string, readonly string[]>>;

/** What a form without scripts posts: fields in both encodings, and things beside them. */
export function formsOf(fields: Fields): fc.Arbitrary<Body> {
  const boxes = Object.entries(fields).map(([name, values]) =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...values).map((value) => [[name, value]]) },
      { weight: 1, arbitrary: hostileText.map((value) => [[name, value]]) },
      { weight: 1, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...values).map((value) => [
          [name, value],
          [`${name}[]`, value],
          [name, ''],
        ]),
      },
    ),
  );
  const strange = fc.array(fc.tuple(hostileText, hostileText), { maxLength: 1 });
  const entries = fc.tuple(...boxes, strange).map((all) => all.flat() as [string, string][]);
  const encoded = entries.map((all) =>
    all
      // A percent sign that is to be filled in stays.
      .map((pair) =>
        pair
          .map((text) =>
            /^%[\w-]+%$/.test(text)
              ? text
              : encodeURIComponent(text.slice(0, 20_000).toWellFormed()),
          )
          .join('='),
      )
      .join('&'),
  );
  const type = 'application/x-www-form-urlencoded';
  return fc.oneof(
    { weight: 8, arbitrary: encoded.map((text) => ({ type, text })) },
    { weight: 1, arbitrary: broken(encoded).map((text) => ({ type, text })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('a=b&'.repeat(5_000), '&'.repeat(60_000), '%'.repeat(9_000))
        .map((text) => ({ type, text })),
    },
    { weight: 2, arbitrary: multiparts(entries) },
  );
}

const partHeads: readonly ((name: string) => string)[] = [
  (name) => `Content-Disposition: form-data; name="${name}"`,
  (name) =>
    `Content-Disposition: form-data; name="${name}"; filename="../../x.php"\r\nContent-Type: image/png`,
  (name) => `content-disposition:form-data;name=${name}`,
  (name) => `Content-Disposition: form-data; name*=utf-8''${name}`,
  () => 'Content-Disposition: form-data',
  () => 'Content-Type: multipart/mixed; boundary=b',
  () => '',
];

function multiparts(entries: fc.Arbitrary<[string, string][]>): fc.Arbitrary<Body> {
  const end = fc.constantFrom('--b--\r\n', '--b--', '--b', '', '--c--\r\n');
  const head = fc.oneof(
    { weight: 8, arbitrary: fc.constant(partHeads[0]) },
    fc.constantFrom(...partHeads),
  );
  return fc
    .tuple(entries, fc.array(head, { minLength: 1, maxLength: 4 }), end)
    .map(([all, heads, last]) => {
      const parts = all.map(([name, value], at) => {
        const makeHead = heads[at % heads.length] ?? partHeads[4];
        return `--b\r\n${makeHead?.(name.replace(/["\r\n]/g, '')) ?? ''}\r\n\r\n${value}\r\n`;
      });
      return { type: 'multipart/form-data; boundary=b', text: parts.join('') + last };
    });
}
