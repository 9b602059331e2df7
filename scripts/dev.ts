import { watch } from 'node:fs';
import { dev } from 'astro';
import { readLibrary } from '../src/articles/library.node.ts';
import { contentFolder, projectFolder } from './content-folder.ts';
import { runApi } from './dev/api.ts';
import { forwardToApi } from './dev/forward.ts';
import { chosenPort, loadDotEnv, localOrigin, quietTools } from './environment.ts';
import { endWith } from './say-why-not.ts';

/**
 * Site and API on one origin, both alive: pages reload in the browser when content or code changes,
 * and the API starts anew.
 */
loadDotEnv();
Object.assign(process.env, quietTools);
const content = contentFolder();
process.env.PASOKH_CONTENT = content;
const port = chosenPort();
try {
  readLibrary(content);
} catch (fault) {
  endWith(fault);
}

const api = await runApi(content, localOrigin(port));
const site = await dev({
  root: projectFolder,
  server: { port },
  vite: {
    server: { strictPort: true },
    plugins: [
      {
        name: 'pasokh-api',
        enforce: 'post',
        // Astro's own first middlewares answer addresses without a trailing slash: stand before them.
        configureServer:
          ({ middlewares }) =>
          () =>
            void middlewares.stack.unshift({ route: '', handle: forwardToApi(api.port) }),
      },
    ],
  },
});
const settingsWatcher = watch(content, (_event, name) => {
  if (name === 'settings.json') void api.restart();
});

let isStopping = false;
async function stop() {
  if (isStopping) process.exit(1);
  isStopping = true;
  settingsWatcher.close();
  await Promise.all([api.stop(), site.stop()]);
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
