import type { MdastNode } from 'satteri';
import { mayRun } from './link-check.ts';
import { nodesOf } from './markdown.ts';
import { htmlFaults } from './raw-html.ts';

/**
 * A plugin for Astro's Markdown processor that throws for an article with raw HTML or a link to a
 * script: a second check behind that of the content. Astro only logs what a plugin throws, so
 * `faults` collects the sentences too.
 */
export function refuseRawHtml(faults: string[]) {
  return {
    name: 'pasokh-raw-html',
    before(root: MdastNode, { fileURL }: { fileURL: URL | undefined }) {
      const nodes = [...nodesOf(root)];
      const links = nodes.flatMap((node) => ('url' in node && mayRun(node.url) ? node.url : []));
      const found = [...htmlFaults(nodes).map(({ sentence }) => sentence), ...links];
      if (found.length === 0) return;
      const fault = `${fileURL?.pathname}: ${found.join(' ')}`;
      faults.push(fault);
      throw new Error(fault);
    },
  };
}
