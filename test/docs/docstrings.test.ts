import { describe, expect, it } from 'vitest';
import { documentedSources, parse, undocumentedExports, undocumentedFields } from './docstrings.ts';

const sources = documentedSources().map((file) => parse(file));

describe('docstrings of src/shared and worker', () => {
  it('stand before every exported function, type, constant and class', () => {
    expect(sources.length).toBeGreaterThan(250);
    expect(sources.flatMap(undocumentedExports)).toEqual([]);
  });

  it('say what numbers of schemas count, where the name gives no unit', () => {
    expect(sources.flatMap(undocumentedFields)).toEqual([]);
  });

  it('are missed where they are missing', () => {
    const source = parse(
      'some.ts',
      `export const one = 1;
/** Said. */
export const two = 2;
export type Row = {};
export async function three() {}
const table = sqliteTable('some', { seenAt: integer(), size: integer().notNull() });
const schema = z.strictObject({ level: z.optional(z.int()), name: z.string() });`,
    );
    const namesOf = (found: { name: string }[]) => found.map(({ name }) => name);
    expect(namesOf(undocumentedExports(source))).toEqual(['one', 'Row', 'three']);
    expect(namesOf(undocumentedFields(source))).toEqual(['size', 'level']);
  });
});
