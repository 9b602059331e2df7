import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { readSettings } from '../../src/articles/library.node.ts';
import { readConfig } from '../../worker/foundation/config.ts';
import { lockDatabase } from '../../worker/foundation/database/client/database-lock.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { checkTemplates } from '../../worker/notifications/templates/check-templates.ts';
import { projectFolder } from '../lib/content-folder.ts';
import { serveHrana } from '../lib/hrana/serve.ts';
import { textServices } from '../lib/message-texts.ts';
import type { Backend, Development } from './develop.ts';
import { forwardToWorker, triggers } from './forward.ts';
import { openBundler, watchWorkerCode } from './worker-code.ts';
import { openWorkerd, readWorkerConfig } from './workerd.ts';

const minuteMs = 60_000;

/**
 * Runs the worker in workerd behind the development server of the site: bundled anew and started anew
 * whenever its code changes, and on `restart()` when the settings do. Its cron fires each minute, its database
 * is `data/edge.db` behind HTTP. Where code or settings have a fault the former worker answers on.
 */
export async function runWorker(development: Development): Promise<Backend> {
  const { content, folders, origin, site } = development;
  const given = {
    // Where no address for answers is named, email() is given mails for this one.
    INBOUND_ADDRESS: 'reply@localhost',
    INBOUND_SECRET: 'unused: no mail server posts here',
    ...development.env,
    PUBLIC_ORIGIN: origin,
    LIBSQL_AUTH_TOKEN: '',
  };
  readConfig({ ...given, LIBSQL_URL: 'http://localhost' }, 'workers');
  const config = await readWorkerConfig({ folders });
  const database = await openDatabaseServer(folders);
  const env = { ...given, LIBSQL_URL: database.url };
  const workerd = openWorkerd({ ...development, env }, config);
  const bundler = await openBundler(folders);

  async function startAnew() {
    try {
      const settings = readSettings(content);
      checkTemplates(textServices(settings, [origin]));
      await database.migrate();
      await workerd.run(
        await bundler.bundle({
          settings,
          inline: { scripts: [], styles: [] },
          siteOrigin: origin,
        }),
      );
      site.report(null);
    } catch (fault) {
      console.error(fault instanceof Error ? fault.message : fault);
      site.report(fault as Error);
    }
  }
  let starting = Promise.resolve();
  const restart = () => {
    starting = starting.then(startAnew);
    return starting;
  };

  const ready = restart();
  const stopWatching = watchWorkerCode(() => void restart());
  const stopCron = startCron(async () => {
    await starting;
    for (const cron of config.triggers.crons ?? []) {
      const outcome = await workerd.scheduled(cron).catch(String);
      if (outcome !== 'ok') console.error(`The cron ${cron} ended with: ${outcome}`);
    }
  });
  return {
    answer: forwardToWorker(async () => {
      await starting;
      return workerd.port();
    }, config.assets?.run_worker_first),
    greeting: [
      '',
      `Pasokh runs in workerd at ${origin}/`,
      `Contact form      ${origin}/contact/`,
      `The team's desk   ${origin}/desk/`,
      'Codes and mails appear here, in this terminal, where no gateway and no mail server is set.',
      `The cron runs every minute, and now by: curl ${origin}${triggers.cron}`,
      `A mail reaches email() by: curl --data-binary @mail.eml '${origin}${triggers.email}?from=FROM&to=${env.INBOUND_ADDRESS}'`,
      'Ctrl-C ends it.',
      '',
    ],
    ready,
    restart,
    async stop() {
      stopWatching();
      stopCron();
      await starting;
      await workerd.stop();
      await Promise.all([bundler.stop(), database.stop()]);
    },
  };
}

/** The database of development, kept between runs, behind the protocol of a remote one. */
async function openDatabaseServer({ data }: Development['folders']) {
  await mkdir(data, { recursive: true });
  const file = join(data, 'edge.db');
  const unlock = lockDatabase(file, 'serve');
  const server = await serveHrana(() => file);
  return {
    url: server.url,
    async migrate() {
      const client = createClient({ url: server.url });
      try {
        await applyMigrations(client, join(projectFolder, 'worker/migrations'));
      } finally {
        client.close();
      }
    },
    async stop() {
      await server.stop();
      unlock();
    },
  };
}

/** At once, for what the last run left waiting, and then with each minute of the clock. */
function startCron(fire: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const run = () => {
    void fire();
    timer = setTimeout(run, minuteMs - (Date.now() % minuteMs));
  };
  run();
  return () => clearTimeout(timer);
}
