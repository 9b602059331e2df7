import type { RequestType } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { formatWithin } from '#shared/working-time/duration.ts';

/** A listed request type whose promise is the one that most of them give. */
export function usualRequestType({ requestTypes }: Pick<Settings, 'requestTypes'>): RequestType {
  const listed = requestTypes.filter((type) => type.listed);
  const groups = Map.groupBy(listed.length > 0 ? listed : requestTypes, ({ promise }) => promise);
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length);
  return most![0]!;
}

/** «ظرف ۲۴ تا ۷۲ ساعت کاری»: by when a type is answered, until the API makes it exact. */
export const promiseInWords = (
  { promises, departments, calendars }: Pick<Settings, 'promises' | 'departments' | 'calendars'>,
  { promise, department }: Pick<RequestType, 'promise' | 'department'>,
): string => formatWithin(promises[promise]!.within, calendars[departments[department]!.calendar]!);
