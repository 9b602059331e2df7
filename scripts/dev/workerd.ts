import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { projectFolder } from '../lib/content-folder.ts';
import { readWranglerFile, wranglerFile } from '../lib/wrangler-arguments.ts';
import type { Development } from './develop.ts';

/** What `wrangler.toml` says of the worker. @throws PlainFault where it is faulty. */
export const readWorkerConfig = ({ folders }: Pick<Development, 'folders'>) =>
  readWranglerFile(wranglerFile(folders.base));

/** Everything an owner would set by `wrangler secret put`: the names of `.env.example` and their values here. */
function secretsOf(env: Development['env']): Record<string, string> {
  const names = parseEnv(readFileSync(join(projectFolder, '.env.example'), 'utf8'));
  return Object.fromEntries(
    Object.keys(names).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
}

/**
 * workerd with one worker, its files in a bucket that is in `data/edge`, and the site's development
 * server as its assets. Nothing runs before the first `run`.
 */
export function openWorkerd(
  { folders, env, site }: Development,
  config: Awaited<ReturnType<typeof readWorkerConfig>>,
) {
  /** What workerd says while it starts: kept back, for it may be why it does not. */
  let kept: string[] | null = null;
  const say = (line: string) => (kept ? void kept.push(line) : console.log(line));

  const optionsOf = (script: string) =>
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      cf: false,
      unsafeTriggerHandlers: true,
      log: new Log(LogLevel.NONE),
      handleStructuredLogs: ({ message }) => say(message),
      resourcePersistencePath: join(folders.data, 'edge'),
      modules: [{ type: 'ESModule', path: folders.worker, contents: script }],
      modulesRoot: folders.base,
      compatibilityDate: config.compatibility_date,
      compatibilityFlags: config.compatibility_flags,
      bindings: { ...(config.vars as Record<string, string>), ...secretsOf(env) },
      r2Buckets: ['FILES'],
      serviceBindings: { ASSETS: { node: site.answer } },
    });
  let miniflare: Miniflare | undefined;
  let running: string | undefined;

  const start = async (script: string) => {
    if (miniflare) return miniflare.setOptions(optionsOf(script));
    const first = new Miniflare(optionsOf(script));
    try {
      await first.ready;
      miniflare = first;
    } catch (fault) {
      await first.dispose();
      throw fault;
    }
  };

  return {
    /** Puts this code in the place of the former. @throws where it does not start; the former runs on then. */
    async run(script: string): Promise<void> {
      if (script === running) return;
      kept = [];
      try {
        await start(script);
        running = script;
      } catch (fault) {
        const said = kept.splice(0).join('\n');
        if (running !== undefined) await start(running);
        throw said ? new Error(said) : fault;
      } finally {
        const lines = kept;
        kept = null;
        lines.forEach(say);
      }
    },
    /** The port of 127.0.0.1 that the worker answers on; null where none runs. */
    port: async () => {
      const url = await miniflare?.ready.catch(() => null);
      return url ? Number(url.port) : null;
    },
    /** Fires the cron once, as Cloudflare does each minute. Answers with what came of it. */
    async scheduled(cron: string): Promise<string> {
      const worker = await miniflare?.getWorker();
      return (await worker?.scheduled({ cron }))?.outcome ?? 'no worker runs';
    },
    stop: async () => miniflare?.dispose(),
  };
}
