import { existsSync } from 'node:fs';
import { isLoopback } from '../../worker/foundation/config.ts';
import { makeEnvFilePrivate } from '../../worker/foundation/node/private-files.node.ts';
import { chosenFolders } from './content-folder.ts';

/** Takes `.env` in, where there is one; what the shell has set wins. It holds keys: others may not read it. */
export function loadDotEnv() {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (fault) {
    // What Node says of a file it may not read: that it is not there.
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    console.error(
      '\n  .env belongs to another user. Run this as that user: sudo -u USER npm run …\n',
    );
    process.exit(1);
  }
  makeEnvFilePrivate('.env', chosenFolders().data);
}

/** Switches the telemetry of tools off. */
export const quietTools = {
  ASTRO_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  // The banner asks the package registry for a newer version.
  WRANGLER_HIDE_BANNER: 'true',
};

/** PORT, else 8787. */
export const chosenPort = () => Number(process.env.PORT ?? 8787);

/** The origin that development listens on: PUBLIC_ORIGIN if it is this machine, else localhost. */
export function localOrigin(port: number): string {
  const given = process.env.PUBLIC_ORIGIN;
  return given && isLoopback(given) ? given : `http://localhost:${port}`;
}
