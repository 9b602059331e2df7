import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { minify } from 'vite';
import type { Folders } from '../../../worker/foundation/node/folders.node.ts';
import { projectFolder } from '../content-folder.ts';
import { narrowSql } from './narrow-sql.ts';
import { withoutUnused } from './unused-modules.ts';

/** esbuild's options for the Node server; its only import that stays one is the native libSQL. */
export function serverOptions({ server, bundle }: Folders) {
  const libsql = relative(server, join(projectFolder, 'node_modules/libsql/index.js'));
  return {
    absWorkingDir: projectFolder,
    entryPoints: ['worker/entry.node.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    // Packages in CommonJS ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'native-libsql',
        setup({ onResolve }) {
          onResolve({ filter: /^libsql$/ }, () => ({
            path: libsql.split(sep).join('/'),
            external: true,
          }));
        },
      },
    ],
  } satisfies Parameters<typeof build>[0];
}

/** Bundles the Node server and lays beside it what it reads. */
export async function buildServer(folders: Folders) {
  await mkdir(folders.server, { recursive: true });
  await build(serverOptions(folders));
  await buildReader(folders);
  await layMigrations(folders);
}

/** Bundles the program of the thread for long reads. */
export const buildReader = (folders: Folders) =>
  build({
    ...serverOptions(folders),
    entryPoints: ['worker/foundation/database/client/reader.node.ts'],
    outfile: folders.reader,
  });

/** Lays the migrations that the server expects beside it. */
export const layMigrations = ({ migrations }: Folders) =>
  cp(join(projectFolder, 'worker/migrations'), migrations, { recursive: true });

/**
 * Bundles the worker of the edge, settings included, as it will be sent: wrangler's own pass would
 * write each Persian letter as six signs. `built.json` must lie there by now. Vite's minifier makes it 9 KiB smaller with
 * gzip than esbuild's does (November 2026).
 */
export async function buildWorker(folders: Pick<Folders, 'built' | 'worker'>) {
  const { outputFiles } = await build({ ...workerOptions(folders), write: false });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('The bundler gave no file for the worker.');
  const { code, errors } = await minify(folders.worker, narrowSql(bundle.text), {
    module: true,
    compress: { target: 'es2024' },
    mangle: { toplevel: true },
  });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  await mkdir(dirname(folders.worker), { recursive: true });
  await writeFile(folders.worker, code);
}

/** esbuild's options for the worker of the edge; `built` stands for what the build hands to it. */
export const workerOptions = ({
  built,
  worker,
}: Pick<Folders, 'built' | 'worker'>): BuildOptions => ({
  absWorkingDir: projectFolder,
  entryPoints: ['worker/entry.cloudflare.ts'],
  outfile: worker,
  bundle: true,
  charset: 'utf8',
  format: 'esm',
  target: 'es2024',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'browser', 'import'],
  alias: { 'pasokh:built': built },
  plugins: [withoutUnused],
  external: ['cloudflare:*', 'node:*'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
