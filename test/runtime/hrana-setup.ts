import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { copyDatabase, makeTemplate } from '../helpers/runtime.node.ts';

declare module 'vitest' {
  interface ProvidedContext {
    hranaUrl: string;
  }
}

/** Serves the tests in workerd their databases over HTTP, as a remote libSQL server would. */
export default async function setUp({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-hrana-'));
  const template = await makeTemplate();
  const fileOf = (name: string): string => {
    const file = join(folder, `${name}.db`);
    const [, kept] = name.split('_');
    if (!existsSync(file)) copyDatabase(kept ? fileOf(kept) : template, file);
    return file;
  };
  const server = await serveHrana(fileOf, { isDurable: false });
  provide('hranaUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
