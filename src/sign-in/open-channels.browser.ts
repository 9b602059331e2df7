import { useEffect, useState } from 'preact/hooks';
import type { PublicNow } from '#shared/contract/organisation.ts';
import { askNow } from '../api/now.browser.ts';

type Channels = PublicNow['channels'];

/** By what codes leave now (R71); null until that is known. */
export function useOpenChannels(): Channels | null {
  const [channels, setChannels] = useState<Channels | null>(null);
  useEffect(() => void askNow().then((now) => setChannels(now?.channels ?? null)), []);
  return channels;
}
