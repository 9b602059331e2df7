// The names of before: gone once every feature imports `calendars.ts` and `promise.ts`.
export {
  areCalendarsCurrent as isStillToday,
  cacheCalendars as keepToday,
  cachedCalendars as recentToday,
  calendarQueries as whatTodayIs,
  type EffectiveCalendars as Today,
  readCalendars as readToday,
  withClosures as layOver,
} from './calendars.ts';
export { promiseFor } from './promise.ts';
