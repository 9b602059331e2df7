import type { Settings } from '#shared/settings/schema.ts';
import type { Duration } from '#shared/working-time/duration.ts';

/** The promise that most request types give: what a page may say before a type is chosen. */
export function usualPromise({ requestTypes, promises }: Settings): Duration {
  const listed = requestTypes.filter(({ listed }) => listed);
  const [first, ...others] = Map.groupBy(
    listed.length > 0 ? listed : requestTypes,
    ({ promise }) => promise,
  );
  const most = others.reduce(
    (best, next) => (next[1].length > best[1].length ? next : best),
    first!,
  );
  return promises[most[0]]!.within;
}
