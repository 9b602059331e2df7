import { type Config, isLoopbackAddress } from './config.ts';

type Exposing = Pick<
  Config,
  'listenAddress' | 'port' | 'trustedProxyCount' | 'publicOrigin' | 'isSecureOrigin'
>;

/** What an owner should look at: `event` for the journal, `words` for the terminal. */
export type ExposureWarning = { event: string; words: string };

/** Warns where the address that clients are counted by is not what it seems (R85). Changes nothing. */
export function exposureWarnings(config: Exposing): ExposureWarning[] {
  const { listenAddress, port, trustedProxyCount, isSecureOrigin } = config;
  const warnings: ExposureWarning[] = [];
  const isPublic = !isLoopbackAddress(listenAddress);
  const host = listenAddress.includes(':') ? `[${listenAddress}]` : listenAddress;
  if (isPublic && trustedProxyCount > 0)
    warnings.push({
      event: 'proxy_can_be_bypassed',
      words: `It listens on ${host}:${port}, where other machines may reach it. With TRUSTED_PROXY_COUNT=${trustedProxyCount}, whoever reaches that port directly may claim any address: leave it to the proxy alone.`,
    });
  else if (isPublic)
    warnings.push({
      event: 'port_is_public',
      words: `It listens on ${host}:${port}, where other machines may reach it.`,
    });
  // We speak http alone: what people reach by https stands behind a proxy.
  if (isSecureOrigin && trustedProxyCount === 0)
    warnings.push({
      event: 'proxy_not_declared',
      words:
        'People reach it by https, so through a proxy, but TRUSTED_PROXY_COUNT is 0: all of them count as one address and share its limits. Set it to the number of your proxies.',
    });
  return warnings;
}
