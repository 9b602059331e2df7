import type { Settings } from './schema.ts';

/**
 * The part of the settings a browser gets: no addresses of the organisation's own people, no
 * message texts, no limits.
 */
export type PublicSettings = ReturnType<typeof publicSettings>;

/** The settings that anybody may read: what pages and forms need, without messages and limits. */
export function publicSettings(settings: Settings) {
  const {
    brand,
    money,
    calendars,
    policies,
    requestTypes,
    urgency,
    replyChannels,
    contact,
    emailProof,
    quality,
    terms,
    tickets,
    promises,
    search,
  } = settings;
  const departments = Object.fromEntries(
    Object.entries(settings.departments).map(([id, { title, calendar }]) => [
      id,
      { title, calendar },
    ]),
  );
  return {
    brand,
    money,
    calendars,
    departments,
    promises,
    policies,
    requestTypes,
    urgency,
    replyChannels,
    contact,
    emailProof,
    quality,
    terms,
    tickets,
    search,
  };
}
