import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  open as openFile,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { openClient } from '../../worker/foundation/database/client/open-client.node.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { systemClock } from '../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { enqueue } from '../../worker/notifications/store.ts';
import { pictures } from '../attachments/pictures.ts';
import { solveAt } from '../helpers/proof-of-work.ts';
import { until } from '../helpers/running-server.ts';
import { article } from '../site/content.ts';
import {
  bareEnvironment,
  type OpenedCommand,
  openCommand,
  untilPatiently,
} from './open-command.ts';
import { makeSmallContent } from './small-content.ts';

const run = promisify(execFile);

let base: string;
let content: string;
let project: string;
let edge: OpenedCommand;

const own = { 'Sec-Fetch-Site': 'same-origin' };
/** New settings start the site anew: for a moment nobody answers. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response | null = null;
  await untilPatiently(async () => {
    const headers = { ...own, ...init.headers };
    response = await fetch(edge.origin + path, { ...init, headers }).catch(() => null);
    return response !== null;
  });
  if (!response) throw new Error(`Nobody answers ${path}.`);
  return response;
}
const textOf = async (path: string) => (await ask(path)).text();
async function askForCode(address: { mobile?: string; email?: string }) {
  const solve = solveAt((request) => fetch(request), edge.origin);
  const work = await solve('code', address.mobile ?? address.email ?? null);
  return await ask('/api/sign-in/code', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...address, work }),
  });
}

/**
 * The code of the project as one who works on it has it, so that tests of it can break it. It lies
 * beside its packages: Astro looks for a component below the project's folder where the two have
 * no folder in common.
 */
async function copyProject(): Promise<string> {
  await mkdir('.cache', { recursive: true });
  const copy = await mkdtemp(join(process.cwd(), '.cache/project-'));
  for (const name of ['src', 'worker', 'scripts', 'package.json', 'tsconfig.json'])
    await cp(name, join(copy, name), { recursive: true });
  for (const name of ['astro.config.mjs', 'wrangler.toml', '.env.example'])
    await cp(name, join(copy, name));
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** A notice whose request ended before it could send it. */
async function leaveMessage(to: string) {
  const client = await openClient({ url: 'file:data/edge.db', authToken: null }, base, 'serve');
  await applyMigrations(client, 'worker/migrations');
  const db = openDatabase(client);
  const settings = loadSettings(JSON.parse(await readFile('content/settings.json', 'utf8')));
  const context = { db, clock: systemClock, randomBytes: systemRandomBytes, settings };
  await commit(db, [enqueue(context, { message: 'inbound_form_link', channel: 'email', to })]);
  client.close();
}

/**
 * An open page: what the development server tells it, and what it shows after each reload. New settings
 * may start that server anew; the page comes back then and reloads, as Vite's own client does.
 */
async function openPage(path = '/') {
  const faults: string[] = [];
  const shown: string[] = [];
  let socket: WebSocket;
  let isLeft = false;
  let reloads = 0;
  const reload = async () => {
    reloads += 1;
    const own = reloads;
    const text = await textOf(path);
    // A browser that loads anew leaves what it was loading.
    if (own === reloads) shown.push(text);
  };
  const connect = async () => {
    const token = /wsToken = "([^"]+)"/.exec(await textOf('/@vite/client'))?.[1];
    const url = `${edge.origin.replace('http', 'ws')}/?token=${token}`;
    socket = new WebSocket(url, 'vite-hmr');
    socket.addEventListener('message', ({ data }) => {
      const told = JSON.parse(String(data)) as { type: string; err?: { message: string } };
      if (told.err) faults.push(told.err.message);
      if (told.type === 'full-reload') void reload();
    });
    socket.addEventListener('close', () => void comeBack());
    await new Promise((done) => {
      for (const event of ['open', 'close']) socket.addEventListener(event, done);
    });
  };
  const comeBack = async () => {
    await new Promise((wake) => setTimeout(wake, 200));
    if (isLeft) return;
    await connect();
    await reload();
  };
  await connect();
  onTestFinished(() => {
    isLeft = true;
    socket.close();
  });
  return {
    shown: () => shown.at(-1) ?? '',
    isTold: (fault: string) => until(() => faults.some((said) => said.includes(fault))),
  };
}

/** A mail that is no answer to a notice: its sender is shown the form. */
const mailFrom = (from: string) =>
  ask(`/cdn-cgi/local/email?from=${from}&to=reply@localhost`, {
    method: 'POST',
    body: `From: ${from}\r\nTo: reply@localhost\r\nMessage-ID: <${from}>\r\n\r\nسلام`,
  });

const openEdge = () => openCommand(join(project, 'scripts/dev-edge.ts'), content);
const settingsFile = () => join(content, 'settings.json');
const changeCode = async (change: (code: string) => string) => {
  const file = join(project, 'worker/app.ts');
  await writeFile(file, change(await readFile(file, 'utf8')));
};

beforeAll(async () => {
  ({ base, content } = await makeSmallContent('dev'));
  await mkdir(join(base, 'data'));
  await leaveMessage('left@example.ir');
  project = await copyProject();
  edge = await openEdge();
}, 120_000);
afterAll(async () => {
  await edge.stop();
  for (const folder of [base, project]) await rm(folder, { recursive: true, force: true });
});

describe('working on the edge', () => {
  it('fires the cron by itself, so that what a request left goes out', async () => {
    // Nothing was asked yet that would send what is due on its way out.
    await until(() => edge.output().includes('Mail to left@example.ir'));
    expect((await ask('/cdn-cgi/local/scheduled')).status).toBe(200);
  });

  it('shows codes and mails in the terminal', async () => {
    expect((await askForCode({ mobile: '09121234567' })).status).toBe(202);
    expect((await askForCode({ email: 'sara@example.ir' })).status).toBe(202);
    // The name is that of this folder's settings: the worker is its own, not the project's.
    await until(() => /SMS to \+989121234567\n.*لیمو: \d{6}/.test(edge.output()));
    await until(() => /Mail to sara@example\.ir: .*لیمو\n {2}\| .*\d{6}/.test(edge.output()));
  });

  it('hands a raw mail to email()', async () => {
    expect((await mailFrom('reza@example.ir')).status).toBe(200);
    await until(() => edge.output().includes('Mail to reza@example.ir'));
  });

  it('serves pages through the worker where the deployed one would be asked first', async () => {
    expect((await ask('/contact/')).headers.get('x-content-type-options')).toBe('nosniff');
    expect(await textOf('/requests/NOSUCHCODE12/')).toContain('لیمو');
    expect(await textOf('/search/?q=first')).toContain('/orders/first/');
  });

  it('shows a changed article on open pages', async () => {
    expect(await textOf('/orders/first/')).toContain('نسخهٔ یک');
    const page = await openPage('/orders/first/');
    await writeFile(join(content, 'orders/first.md'), article({ title: 'first' }, 'نسخهٔ دو'));
    await untilPatiently(() => page.shown().includes('نسخهٔ دو'));
    expect(page.shown()).toContain('نسخهٔ دو');
  });

  it('shows an article whose file is emptied first and written a moment later', async () => {
    const page = await openPage('/orders/first/');
    const file = await openFile(join(content, 'orders/first.md'), 'w');
    await new Promise((wake) => setTimeout(wake, 20));
    await file.writeFile(article({ title: 'first' }, 'نسخهٔ سه'));
    await file.close();
    await untilPatiently(() => page.shown().includes('نسخهٔ سه'));
    expect(page.shown()).toContain('نسخهٔ سه');
  });

  it('goes on with the former settings where new ones have a fault, and takes mended ones', async () => {
    const page = await openPage();
    const settings = await readFile(settingsFile(), 'utf8');
    await writeFile(settingsFile(), settings.replace('{', '{,'));
    await page.isTold('settings.json: is not valid JSON');
    expect(edge.output()).toContain('settings.json: is not valid JSON');
    expect((await ask('/api/ready')).status).toBe(200);

    await writeFile(settingsFile(), settings.replaceAll('لیمو', 'ترنج'));
    let mails = 0;
    await untilPatiently(async () => {
      await mailFrom(`writer-${mails++}@example.ir`);
      return /Mail to writer-.*ترنج/.test(edge.output());
    });
    expect(edge.output()).toMatch(/Mail to writer-.*ترنج/);
    await untilPatiently(() => page.shown().includes('ترنج'));
    expect(page.shown()).toContain('ترنج');
  });

  it('bundles changed code, and goes on with the former where it has a fault', async () => {
    const health = () => textOf('/api/health');
    const untilHealth = async (facts: string) => {
      await untilPatiently(async () => (await health()).includes(facts));
      expect(await health()).toContain(facts);
    };
    await changeCode((code) => code.replace('alive: true', 'alive: true, version: 2'));
    await untilHealth('"version":2');

    const page = await openPage('/api/health');
    await changeCode((code) => code.replace('version: 2', 'version:, 3'));
    await page.isTold('worker/app.ts:');
    expect(edge.output()).toContain('worker/app.ts:');
    expect(await health()).toContain('"version":2');
    // A page that is opened now gets the fault as well.
    await (await openPage()).isTold('worker/app.ts:');

    const thrower = "\nthrow new Error('at the top');\n";
    await changeCode((code) => code.replace('version:, 3', 'version: 4') + thrower);
    await page.isTold('at the top');
    expect(await health()).toContain('"version":2');

    await changeCode((code) => code.replace(thrower, ''));
    await untilHealth('"version":4');
    await untilPatiently(() => page.shown().includes('"version":4'));
    expect(page.shown()).toContain('"version":4');
  });

  it.each([
    ['a taken port', () => ({ PORT: String(edge.port) }), /Port \d+ is taken\..*npm run dev:edge/],
    [
      'a mail server that Workers cannot reach',
      () => ({ PORT: '0', SMTP_URL: 'smtp://mail.example.ir:25', MAIL_FROM: 'help@example.ir' }),
      /SMTP_URL.*25/,
    ],
  ])('reports %s in a sentence and ends', async (_, env, sentence) => {
    const argv = ['scripts/dev-edge.ts', '--content', content];
    const outcome = await run(process.execPath, argv, {
      env: { ...bareEnvironment, ...env() },
    }).catch((fault) => fault);
    expect(outcome.stderr).toMatch(sentence);
    expect(outcome.stderr).not.toMatch(/^ +at /m);
    expect(outcome.code).toBe(1);
  });

  it('keeps files and rows between runs, and leaves nothing running', async () => {
    const token = 'a-form-token-of-128-bits';
    const upload = await ask('/api/attachments', {
      method: 'POST',
      headers: { 'Form-Token': token, 'File-Name': 'a.png' },
      body: pictures.png.slice(),
    });
    expect(upload.status).toBe(201);
    const { id } = (await upload.json()) as { id: string };
    expect(await edge.stop('SIGINT')).toBe(0);
    edge = await openEdge();
    const headers = { 'Form-Token': token };
    expect((await ask(`/api/attachments/${id}`, { method: 'DELETE', headers })).status).toBe(204);
  });
});
