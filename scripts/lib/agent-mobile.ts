import { UsageFault } from './plain-fault.ts';

/** The mobile that a command about an agent was given. @throws UsageFault for none, or for more. */
export function onlyMobile([mobile, ...more]: readonly string[], usage: string): string {
  if (!mobile || more.length > 0) throw new UsageFault(usage);
  return mobile;
}

/** What was found of the agent with this mobile. @throws UsageFault where there is none. */
export function foundAgent<Found>(found: Found | null, mobile: string): Found {
  if (found === null) throw new UsageFault(`No agent has the mobile ${mobile}.`);
  return found;
}
