import type { MdastNode } from 'satteri';
import type { ComponentNames } from './components/component.ts';
import { directiveFaults } from './components/directive-faults.ts';
import { fenceFaults } from './components/fence-faults.ts';
import { doubledUntil } from './doubled-until.ts';
import { type LinkTargets, linkFaults } from './link-check.ts';
import { nodesOf, readMarkdown } from './markdown.ts';
import { htmlFaults, type TextFault } from './raw-html.ts';

/** What the text of an article may name. */
interface KnownContent extends LinkTargets, ComponentNames {}

/** Every fault in the Markdown of an article: HTML, unknown directives and names, pictures that nobody describes, a second `#`, links that lead nowhere. */
export function bodyFaults(body: string, known: KnownContent): TextFault[] {
  const nodes = [...nodesOf(readMarkdown(body))];
  const faults = [
    ...nodes.flatMap((node) => doubledUntil(node, known.settings)),
    ...linkFaults(body, nodes, known),
  ];
  if (nodes.some((node) => node.type === 'heading' && node.depth === 1))
    faults.push('a heading begins with ## (the title is the only #).');
  return [
    ...htmlFaults(nodes),
    ...directiveFaults(nodes, known),
    ...fenceFaults(body, nodes),
    ...pictureFaults(nodes),
    ...tableFaults(nodes),
    ...faults.map((sentence) => ({ sentence })),
  ];
}

/** A picture that does not say what it shows is nothing for whoever does not see it. */
const pictureFaults = (nodes: readonly MdastNode[]): TextFault[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return [];
    if (node.alt?.trim()) return [];
    const sentence = 'a picture says in its brackets what it shows: ![…](file.webp).';
    return { sentence, line: node.position?.start.line ?? 1 };
  });

/** Whoever hears a table hears the heading of a column before each of its cells. */
const tableFaults = (nodes: readonly MdastNode[]): TextFault[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'table') return [];
    const isWhole = node.children[0]?.children.every((cell) => cell.children.length > 0);
    if (isWhole) return [];
    const sentence = 'each column of a table has a heading, also the first.';
    return { sentence, line: node.position?.start.line ?? 1 };
  });
