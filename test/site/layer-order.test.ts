import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

/** The style sheets that a component or page brings by itself. */
const sheets = globSync('src/**/*.{astro,ts,tsx}').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^import '(\.[^']+\.css)';$/gm)].map(([, path]) =>
    posix.join(posix.dirname(file), path!),
  ),
);

it('every style sheet of its own names the order of layers first, whichever is loaded before', () => {
  expect(sheets.length).toBeGreaterThan(5);
  const unordered = sheets.filter(
    (sheet) =>
      !/^(?:\/\*.*?\*\/\s*)?@import "[./]+(?:styles\/)?layers\.css";/s.test(
        readFileSync(sheet, 'utf8'),
      ),
  );
  expect(unordered).toEqual([]);
});
