import type { MdastNode } from 'satteri';
import type { Settings } from '#shared/settings/schema.ts';
import { type LinkTargets, linkFaults } from './link-check.ts';
import { nodesOf, readMarkdown } from './markdown.ts';
import { policyIdOf } from './policy-directive.ts';
import { htmlFaults, type TextFault } from './raw-html.ts';

/** What the text of an article may name. */
interface KnownContent extends LinkTargets {
  settings: Settings;
}

/** Every fault in the Markdown of an article: HTML, unknown policies, a second `#`, links that lead nowhere. */
export function bodyFaults(body: string, known: KnownContent): TextFault[] {
  const nodes = [...nodesOf(readMarkdown(body))];
  const faults = [
    ...nodes.flatMap((node) => policyFault(node, known) ?? []),
    ...linkFaults(body, nodes, known),
  ];
  if (nodes.some((node) => node.type === 'heading' && node.depth === 1))
    faults.push('a heading begins with ## (the title is the only #).');
  return [...htmlFaults(nodes), ...faults.map((sentence) => ({ sentence }))];
}

function policyFault(node: MdastNode, { settings }: KnownContent): string | undefined {
  if (!('name' in node) || node.name !== 'policy') return undefined;
  if (node.type !== 'textDirective') return 'a policy is written with one colon, inside of a line.';
  const id = policyIdOf(node);
  return Object.hasOwn(settings.policies, id)
    ? undefined
    : `:policy[${id}] names a policy that is not in settings.json.`;
}
