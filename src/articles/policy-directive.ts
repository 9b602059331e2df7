import type { Settings } from '#shared/settings/schema.ts';

interface TextDirective {
  name: string;
  data?: unknown;
  children: readonly { type: string; value?: string }[];
}

/** The name between the brackets of `:policy[refund-time]`. */
export const policyIdOf = ({ children }: Pick<TextDirective, 'children'>) =>
  children.map(({ value = '' }) => value).join('');

/**
 * A plugin for Astro's Markdown processor: `:policy[refund-time]` becomes the value of that policy in
 * settings.json. It throws for a name that is not there.
 */
export function policyDirective(policies: Settings['policies']) {
  return {
    name: 'pasokh-policy',
    textDirective(node: TextDirective) {
      if (node.name !== 'policy') return undefined;
      const id = policyIdOf(node);
      const policy = policies[id];
      if (!policy) throw new Error(`:policy[${id}] names a policy that is not in settings.json.`);
      return { type: 'text' as const, value: policy.value };
    },
  };
}
