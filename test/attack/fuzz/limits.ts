import type { Limits } from '#shared/settings/limits.ts';

/** Rates that let a crowd pass, so that requests are refused for what they are and not for their number. */
export const generousLimits = (limits: Limits): Partial<Limits> =>
  Object.fromEntries(
    Object.keys(limits)
      .filter((name) => /Per(?:Minute|Hour|Day|Customer)$/.test(name))
      .map((name) => [name, 1_000_000]),
  );
