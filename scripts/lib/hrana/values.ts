import type { HranaValue } from './protocol.ts';

export type SqlValue = null | bigint | number | string | Buffer;

/** A value of the wire as SQLite takes it. */
export function toSql(value: HranaValue): SqlValue {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'blob':
      return Buffer.from(value.base64, 'base64');
    default:
      return value.value;
  }
}

/** A value of SQLite as it goes over the wire: integers as decimal text, blobs as base64 without padding. */
export function fromSql(value: unknown): HranaValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  const base64 = Buffer.from(value as Uint8Array).toString('base64');
  return { type: 'blob', base64: base64.replace(/={1,2}$/, '') };
}

/** The bytes that sqld reckons for a value when it bounds an answer (hrana/result_builder.rs). */
export function sizeOf(value: unknown): number {
  if (value === null) return '{"type":"null"}'.length;
  if (typeof value === 'string')
    return '{"type":"text","value":""}'.length + Buffer.byteLength(value);
  if (typeof value === 'bigint') return `{"type":"integer","value":"${value}"}`.length;
  if (typeof value === 'number') return `{"type":"float","value":${value}"}`.length;
  return (value as Uint8Array).length;
}
