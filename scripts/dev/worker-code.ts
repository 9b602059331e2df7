import { watch } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildFailure, context, type Plugin } from 'esbuild';
import type { BuildManifest } from '../../worker/foundation/ports/build-manifest.ts';
import { workerOptions } from '../lib/build/server.ts';
import { projectFolder } from '../lib/content-folder.ts';
import { formatBuildFault } from './build-fault.ts';
import type { Development } from './develop.ts';

/** What an editor does to save one file is over by then. */
const settleMs = 50;

/** Bundles the worker again and again, each time with the code and the settings of that moment. */
export async function openBundler(folders: Development['folders']) {
  let current: BuildManifest;
  const builtModule: Plugin = {
    name: 'built',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^pasokh:built$/ }, ({ path }) => ({ path, namespace: 'built' }));
      onLoad({ filter: /./, namespace: 'built' }, () => ({
        contents: JSON.stringify(current),
        loader: 'json',
      }));
    },
  };
  const bundler = await context({
    ...workerOptions(folders),
    alias: {},
    plugins: [builtModule],
    sourcemap: 'linked',
    write: false,
    logLevel: 'silent',
  });
  return {
    /** @throws Error that lists every fault of the code in one line each. */
    async bundle(built: BuildManifest): Promise<string> {
      current = built;
      try {
        const { outputFiles = [] } = await bundler.rebuild();
        const [map, code] = outputFiles;
        if (!map || !code) throw new Error('esbuild gave no code and map.');
        // Miniflare looks for it there when it shows where a fault is.
        await mkdir(dirname(map.path), { recursive: true });
        await writeFile(map.path, map.contents);
        return code.text;
      } catch (fault) {
        const { errors } = fault as BuildFailure;
        throw errors ? new Error(errors.map(formatBuildFault).join('\n')) : fault;
      }
    },
    stop: () => bundler.dispose(),
  };
}

/** Calls after something in the worker's code has changed; answers with what ends it. */
export function watchWorkerCode(changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watchers = ['worker', 'src/shared'].map((folder) =>
    watch(join(projectFolder, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, settleMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
