import type { ContactInput } from '../contract/contact.ts';
import { type ContactFormModel, factName, type Typed } from './contact-form-model.ts';

/**
 * The request that is in a form's boxes, as the API takes it, before it is parsed. A form
 * without scripts has the same boxes: its addresses are what was typed in them.
 */
export function requestOfTyped(
  { type, terms }: Pick<ContactFormModel, 'type' | 'terms'>,
  typed: Typed,
  addresses: readonly ('mobile' | 'email')[],
) {
  const facts = type.fields.map(({ id }) => [id, typed[factName(id)] ?? '']);
  const reached = addresses.map((kind) => [kind, typed[kind] ?? '']);
  return {
    requestType: type.id,
    title: typed.title ?? '',
    text: typed.text ?? '',
    urgency: (type.urgency && typed.urgency ? typed.urgency : 'normal') as ContactInput['urgency'],
    facts: Object.fromEntries(facts) as Record<string, string>,
    ...(terms && typed.terms === 'yes' && { terms: terms.version }),
    ...(Object.fromEntries(reached) as { mobile?: string; email?: string }),
  };
}
