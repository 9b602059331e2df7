import { existsSync } from 'node:fs';
import { isLoopback } from '../worker/foundation/config.ts';

/** Takes `.env` in, where there is one; what the shell has set wins. */
export function loadDotEnv() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Tools that would call home stay quiet. */
export const quietTools = {
  ASTRO_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

/** PORT, else 8787. */
export const chosenPort = () => Number(process.env.PORT ?? 8787);

/** The origin that development listens on: PUBLIC_ORIGIN if it is this machine, else localhost. */
export function localOrigin(port: number): string {
  const given = process.env.PUBLIC_ORIGIN;
  return given && isLoopback(given) ? given : `http://localhost:${port}`;
}
