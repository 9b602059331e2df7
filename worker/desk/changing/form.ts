import type { ChangeForm } from '#shared/contract/desk/changing.ts';
import { urgencies } from '#shared/contract/desk/changing.ts';
import type { FieldValue } from '#shared/fields/field.ts';
import { showField } from '#shared/fields/registry.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { isReadInFull } from '../full-values/full-fact.ts';
import { isWithinReach } from '../store-viewer.ts';
import { fits, isChangeable } from './facts.ts';

/**
 * The boxes in which a ticket is changed, as its type asks, or as another would. A value that is shown in part is not in
 * its box: what is typed there takes its place.
 * @throws Problem `sign_in_needed`, `not_found` for tickets out of reach and types that the settings lack.
 */
export async function readChangeForm(
  context: RequestContext,
  tokenHash: string,
  { code, type: wanted }: { code: string; type: string | undefined },
): Promise<ChangeForm> {
  const { db, settings, clock } = context;
  const {
    agent,
    rows: [[ticket]],
  } = await readWithAgent(context, tokenHash, [findTicketByCode(db, code)]);
  if (!ticket || !isWithinReach(agent, ticket)) throw new Problem('not_found');
  const before = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const type = settings.requestTypes.find(({ id }) => id === (wanted ?? ticket.requestType));
  if (!type && wanted !== undefined) throw new Problem('not_found');
  return {
    requestType: type?.id ?? ticket.requestType,
    types: settings.requestTypes.map(({ id, title }) => ({ id, title })),
    urgencies: urgencies.map((id) => ({ id, title: settings.urgency[id].title })),
    fields: (type?.fields ?? []).filter(isChangeable).map((field) => {
      const value = ticket.facts[field.id];
      return { field, ...boxOf(field, fits(before, field, value) ? value : undefined) };
    }),
    today: jalaliIso(instantToJalali(clock.now())),
  };
}

function boxOf(field: FormField, value: FieldValue | undefined) {
  if (value === undefined) return { typed: '', shown: null };
  if (isReadInFull(field)) return { typed: '', shown: showField(field, value) };
  return { typed: field.type === 'choice' ? String(value) : showField(field, value), shown: null };
}
