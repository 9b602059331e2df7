import type { MdastNode } from 'satteri';
import type { Settings } from '#shared/settings/schema.ts';
import { doubledUntil } from './doubled-until.ts';
import { type LinkTargets, linkFaults } from './link-check.ts';
import { nodesOf, readMarkdown } from './markdown.ts';
import { htmlFaults, type TextFault } from './raw-html.ts';
import { faultOfDirective, isSettingsDirective } from './settings-directive.ts';

/** What the text of an article may name. */
interface KnownContent extends LinkTargets {
  settings: Settings;
}

/** Every fault in the Markdown of an article: HTML, unknown names of settings, a second `#`, links that lead nowhere. */
export function bodyFaults(body: string, known: KnownContent): TextFault[] {
  const nodes = [...nodesOf(readMarkdown(body))];
  const faults = [
    ...nodes.flatMap((node) => directiveFault(node, known) ?? []),
    ...nodes.flatMap((node) => doubledUntil(node, known.settings)),
    ...linkFaults(body, nodes, known),
  ];
  if (nodes.some((node) => node.type === 'heading' && node.depth === 1))
    faults.push('a heading begins with ## (the title is the only #).');
  return [...htmlFaults(nodes), ...faults.map((sentence) => ({ sentence }))];
}

function directiveFault(node: MdastNode, { settings }: KnownContent): string | undefined {
  if (!('name' in node) || typeof node.name !== 'string') return undefined;
  const { name } = node;
  if (!isSettingsDirective(name)) return undefined;
  if (node.type !== 'textDirective')
    return `a ${name} is written with one colon, inside of a line.`;
  return faultOfDirective(node, settings);
}
