import type { Plugin } from 'esbuild';

// Modules of packages that are imported and never come to work in the worker. Names that others import and these lack are
// an error of the build.

const notHere = (name: string) => `export function ${name}() {
  throw new Error('${name} is not in this bundle.');
}`;

/** Paths of modules, and the names that throw in their place. */
const unused: Readonly<Record<string, readonly string[]>> = {
  // drizzle's relational queries, and by them the columns of PostgreSQL: `openDatabase` gives no schema.
  'drizzle-orm/relations.js': [
    ...['createTableRelationsHelpers', 'extractTablesRelationalConfig', 'getOperators'],
    ...['getOrderByOperators', 'mapRelationalRow', 'normalizeRelation', 'Many', 'One'],
  ],
  'drizzle-orm/sqlite-core/query-builders/query.js': ['RelationalQueryBuilder'],
  // Kinds of columns and a count that no table and no statement has.
  'drizzle-orm/sqlite-core/columns/blob.js': ['blob'],
  'drizzle-orm/sqlite-core/columns/custom.js': ['customType'],
  'drizzle-orm/sqlite-core/columns/numeric.js': ['numeric'],
  'drizzle-orm/sqlite-core/query-builders/count.js': ['SQLiteCountBuilder'],
  // Applications of other frameworks within ours.
  'hono/dist/utils/mount.js': ['createMountedRequest'],
  // The third version of Hrana: libSQL's client speaks the second over HTTP, which is JSON.
  'hrana-client/lib-esm/encoding/protobuf/decode.js': ['readProtobufMessage'],
  'hrana-client/lib-esm/encoding/protobuf/encode.js': ['writeProtobufMessage'],
  'hrana-client/lib-esm/http/protobuf_encode.js': ['PipelineReqBody', 'CursorReqBody'],
  'hrana-client/lib-esm/http/protobuf_decode.js': ['PipelineRespBody'],
  'hrana-client/lib-esm/http/cursor.js': ['HttpCursor'],
};

const contentsOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(unused).map(([path, names]) => [path, names.map(notHere).join('\n')]),
  ),
  // Asked of each value that is bound.
  'drizzle-orm/pg-core/columns/enum.js': 'export const isPgEnum = () => false;',
};

/** Leaves out modules of packages that no path of the worker comes to: 5 KiB with gzip in November 2026. */
export const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onLoad }) {
    for (const [path, contents] of Object.entries(contentsOf))
      onLoad({ filter: new RegExp(`/${path.replaceAll('.', '\\.')}$`) }, () => ({
        contents,
        loader: 'js',
      }));
  },
};
