import '../../worker/foundation/node/private-umask.node.ts';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { readLibrary } from '../../src/articles/library.node.ts';
import { readConfig } from '../../worker/foundation/config.ts';
import { buildsOf, foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { makeDataPrivate } from '../../worker/foundation/node/private-files.node.ts';
import { withKeptSecrets } from '../../worker/foundation/node/secrets.node.ts';
import { contentFolder } from '../lib/content-folder.ts';
import { chosenPort, loadDotEnv, localOrigin, quietTools } from '../lib/environment.ts';
import { endWith, PlainFault } from '../lib/plain-fault.ts';
import { isListening } from './api.ts';
import { openMailbox } from './mailbox.ts';
import { createSite, type Middleware, type Site } from './site.ts';

/** What a backend is opened with. */
export type Development = {
  content: string;
  folders: ReturnType<typeof foldersOf>;
  origin: string;
  /** `.env` and the shell's variables, with what this machine makes up: secrets and a mail server. */
  env: Readonly<Record<string, string>>;
  site: Site;
};

/** What answers beside the pages: the Node server, or the worker in workerd. */
export type Backend = {
  answer: Middleware;
  /** Kept once it has started, or could not; pages can be read before. */
  ready: Promise<void>;
  /** What is said then. */
  greeting: readonly string[];
  /** Starts anew with the settings as they are now; where they have a fault the former one goes on. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Site and API on one origin, both alive, until Ctrl-C: pages reload in the browser when content or code
 * changes, and the backend starts anew. A fault that keeps it from starting is logged, and ends it.
 */
export async function develop(
  command: string,
  open: (development: Development) => Promise<Backend>,
) {
  const opened: { stop(): unknown }[] = [];
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    for (const each of opened.reverse()) await each.stop();
    process.exit(0);
  };
  listenForEnd(stop);
  try {
    const development = await prepare(command, opened);
    const { content, site } = development;
    const opening = open(development);
    const starting = site.start(
      (...request) => void opening.then(({ answer }) => answer(...request)),
    );
    const [backend] = await Promise.all([opening, starting]);
    opened.push(backend, site);
    const watcher = watch(content, (_event, name) => {
      if (name === 'settings.json') void backend.restart();
    });
    opened.push({ stop: () => watcher.close() });
    await backend.ready;
    listenForEnd(stop);
    for (const line of backend.greeting) console.log(`  ${line}`);
  } catch (fault) {
    endWith(fault);
  }
}

/** Alone: the tools that we run would end the process in the middle of ending. */
function listenForEnd(stop: () => Promise<void>) {
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.removeAllListeners(signal).on(signal, () => void stop());
}

async function prepare(command: string, opened: { stop(): unknown }[]): Promise<Development> {
  loadDotEnv();
  Object.assign(process.env, quietTools);
  const content = contentFolder();
  process.env.PASOKH_CONTENT = content;
  readLibrary(content);
  const base = dirname(content);
  const folders = foldersOf(base, join(buildsOf(base), 'dev'));
  makeDataPrivate(folders);
  const port = chosenPort();
  const origin = localOrigin(port);
  const kept = await withKeptSecrets({ ...process.env, PUBLIC_ORIGIN: origin }, folders.secrets);
  readConfig(kept);
  if (await isListening(port))
    throw new PlainFault(
      `Port ${port} is taken. End what listens there, or choose another: PORT=${port + 1} npm run ${command}`,
    );
  const env = { ...kept } as Record<string, string>;
  if (!env.SMTP_URL) {
    const mailbox = await openMailbox();
    opened.push(mailbox);
    env.SMTP_URL = mailbox.url;
    env.MAIL_FROM ||= 'Pasokh <help@localhost>';
  }
  return { content, folders, origin, env, site: createSite(port) };
}
