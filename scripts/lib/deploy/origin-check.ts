import type { CheckResult } from './checks.ts';
import { takesHost, type WranglerConfig } from './wrangler.ts';

/** Whether the pages are built for the origin that the worker has, and reach the worker there. */
export function checkOrigin(
  config: WranglerConfig,
  { PUBLIC_ORIGIN: here }: NodeJS.ProcessEnv,
  { PUBLIC_ORIGIN: there }: Readonly<Record<string, string | undefined>>,
): CheckResult {
  const faults =
    here && there && here !== there
      ? [`PUBLIC_ORIGIN is "${here}" here and "${there}" in wrangler.toml; make them equal.`]
      : [];
  const host = URL.parse(there ?? '')?.hostname;
  const warnings =
    host && !takesHost(config, host)
      ? [`No route and no custom domain in wrangler.toml leads ${host} to this worker.`]
      : [];
  return { faults, warnings };
}
