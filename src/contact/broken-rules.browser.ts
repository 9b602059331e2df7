import { useEffect, useState } from 'preact/hooks';
import type { FieldValue } from '#shared/fields/field.ts';
import type { ContactFormModel } from '#shared/forms/contact-form-model.ts';
import type { BrokenRule, Decide } from '#shared/policies/decide.ts';

type Decider = (given: Decide) => BrokenRule[];

/** The rules that the facts of a form break. Only forms with such rules load the code that decides them. */
export function useBrokenRules(
  { policies, calendar }: ContactFormModel,
  facts: Readonly<Record<string, FieldValue>>,
): BrokenRule[] {
  const [decide, setDecide] = useState<{ by: Decider } | null>(null);
  const decides = policies.some(({ rule }) => rule);
  useEffect(() => {
    if (!decides) return;
    import('#shared/policies/decide.ts').then(
      ({ decidePolicies }) => setDecide({ by: decidePolicies }),
      // The server decides the same once more.
      () => {},
    );
  }, []);
  if (!decide) return [];
  const byId = Object.fromEntries(policies.map((policy) => [policy.id, policy]));
  return decide.by({ policies: byId, ids: Object.keys(byId), facts, calendar, now: Date.now() });
}
