import type { ResultSet, Value } from '@libsql/client';
import { Column, is, SQL } from 'drizzle-orm';

// drizzle takes each row apart and puts it together twice, and asks of each value what its column is. What a
// statement answers is known with its text, so that it is found out once.

/** The values of one row, in the order of the columns. */
type Values = ArrayLike<Value>;

/** A result whose client gives the values of its rows as they are; those of others are read from the rows. */
export type ResultWithValues = ResultSet & { readonly values?: readonly Values[] };

/** What drizzle makes of a query for its own batches. */
export type Prepared = {
  getQuery(): { sql: string; params: unknown[] };
  mapResult(result: unknown, isFromBatch?: boolean): unknown;
};

/** Reads the rows of a result as the query types them. */
export type ReadRows = (result: ResultWithValues) => unknown;

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Field = { path: readonly string[]; field: unknown };

const valuesOf = (result: ResultWithValues): readonly Values[] => result.values ?? result.rows;

/** How the rows of this query are read; the same as drizzle would read them. */
export function readerOf(prepared: Prepared): ReadRows {
  const { fields, config } = prepared as {
    fields?: readonly Field[];
    config?: { action?: string };
  };
  if (config?.action === 'all') return readNamed;
  const columns = fields?.map(({ path, field }) => ({ path, decoder: decoderOf(field) }));
  if (!columns?.every(({ path, decoder }) => path.length === 1 && decoder))
    return (result) => prepared.mapResult(result, true);
  const names = columns.map(({ path: [name] }) => name ?? '');
  const decoders = columns.map(({ decoder }) => decoder as Decoder);
  return (result) =>
    valuesOf(result).map((values) => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) {
        const value = values[i] ?? null;
        row[names[i] as string] = value === null ? null : decoders[i]?.mapFromDriverValue(value);
      }
      return row;
    });
}

function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field;
  const { decoder } = (is(field, SQL) ? field : ((field as { sql?: object }).sql ?? {})) as {
    decoder?: Decoder;
  };
  return decoder;
}

/** Rows by the names of their columns; where a name comes twice, the first is kept. */
function readNamed(result: ResultWithValues): Record<string, Value>[] {
  const names = result.columns;
  return valuesOf(result).map((values) => {
    const row: Record<string, Value> = {};
    names.forEach((name, i) => {
      if (!Object.hasOwn(row, name)) row[name] = values[i] ?? null;
    });
    return row;
  });
}
