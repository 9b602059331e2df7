import type { Settings } from '#shared/settings/schema.ts';
import type { Database } from '../../../worker/foundation/database/database.ts';
import { hours } from '../../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../../worker/foundation/ports/random.ts';
import { agentRights, agents, customers, identities } from '../../../worker/people/schema.ts';
import { makeSessionToken } from '../../../worker/sessions/browser.ts';
import { sessions } from '../../../worker/sessions/schema.ts';
import { type Role, roles } from '../../rights/fixture.ts';

let seated = 0;

type Seats = {
  settings: Settings;
  now: number;
  /** The department of the agent; the other agent has all others. */
  department: string;
};

/**
 * New people of every role, signed in past the app, in its database. Answers with the token of each role's
 * session, each role's mobile number, and the mailbox of the owner.
 */
export async function seatRoles(db: Database, { settings, now, department }: Seats) {
  seated += 1;
  const ownerEmail = `owner-${seated}@mail.example`;
  const others = Object.keys(settings.departments).filter((id) => id !== department);
  const tokens = new Map<Role, string>();
  const mobiles = new Map<Role, string>();
  for (const [at, role] of roles.entries()) {
    if (role === 'guest') continue;
    const id = crypto.randomUUID();
    const address = `+98935${String(seated * 10 + at).padStart(7, '0')}`;
    const { token, tokenHash } = await makeSessionToken({ randomBytes: systemRandomBytes });
    const session = {
      tokenHash,
      address,
      provenAt: now,
      createdAt: now,
      seenAt: now,
      expiresAt: now + hours(11),
    };
    tokens.set(role, token);
    mobiles.set(role, address);
    if (role === 'owner' || role === 'otherCustomer') {
      const owned = { customerId: id, createdAt: now, provenAt: now };
      await db.insert(customers).values({ id, createdAt: now });
      await db.insert(identities).values({ ...owned, kind: 'mobile', address });
      if (role === 'owner')
        await db.insert(identities).values({ ...owned, kind: 'email', address: ownerEmail });
      await db.insert(sessions).values({ ...session, customerId: id });
    } else {
      const agent = {
        id,
        name: role,
        mobile: address,
        role: role === 'admin' || role === 'lead' ? role : ('agent' as const),
        departments: role === 'otherAgent' ? others : [department],
        rights: [...agentRights],
        createdAt: now,
      };
      await db.insert(agents).values(agent);
      await db
        .insert(sessions)
        .values({ ...session, agentId: id, role: agent.role, secondFactorAt: now });
    }
  }
  return { tokens, mobiles, ownerEmail };
}
