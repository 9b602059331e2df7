import { type ChangeForm, urgencies } from '#shared/contract/desk/changing.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { factName } from '#shared/forms/contact-form-model.ts';

/** What an act of changing sends. */
export type Changes = {
  title?: string;
  urgency?: (typeof urgencies)[number];
  requestType?: string;
  facts: Record<string, string>;
};

/** Of what was typed what differs from the ticket; null where nothing does. */
export function changesOf(
  { title, urgency, requestTypeId }: Pick<DeskThread, 'title' | 'urgency' | 'requestTypeId'>,
  { fields }: Pick<ChangeForm, 'fields'>,
  typed: Readonly<Partial<Record<string, string>>>,
): Changes | null {
  const chosen = urgencies.find((one) => one === typed.urgency);
  const facts = fields.flatMap(({ field, typed: before }) => {
    const now = typed[factName(field.id)];
    return now === undefined || now === before ? [] : [[field.id, now] as const];
  });
  const changes: Changes = {
    ...(typed.title !== undefined && typed.title !== title && { title: typed.title }),
    ...(chosen && chosen !== urgency && { urgency: chosen }),
    ...(typed.requestType &&
      typed.requestType !== requestTypeId && { requestType: typed.requestType }),
    facts: Object.fromEntries(facts),
  };
  return Object.keys(changes).length > 1 || facts.length > 0 ? changes : null;
}
