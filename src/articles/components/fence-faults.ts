import type { MdastNode } from 'satteri';
import type { TextFault } from '../raw-html.ts';

/** A line of colons alone, in a list or a quote too. */
const closing = /^[\s>]*(:{3,})\s*$/;

const colonsIn = (line: string | undefined) => /:{3,}/.exec(line ?? '')?.[0].length ?? 0;

/**
 * Every `:::` of an article that takes in what follows it, or ends nothing: a block without its end holds the rest
 * of the text, and words behind an end are lost.
 */
export function fenceFaults(body: string, nodes: readonly MdastNode[]): TextFault[] {
  const lines = body.split('\n');
  return nodes.flatMap((node) => {
    const { start, end } = node.position ?? {};
    if (!start || !end) return [];
    if (node.type === 'text' && node.value.split('\n').some((line) => /^:{3,}\s*$/.test(line)))
      return {
        line: start.line,
        sentence: '::: ends nothing that is open here; write more colons around than inside.',
      };
    if (node.type !== 'containerDirective') return [];
    const opened = colonsIn(lines[start.line - 1]);
    const closed = closing.exec(lines[end.line - 1] ?? '')?.[1]?.length ?? 0;
    if (closed >= opened && end.line > start.line) return [];
    const colons = ':'.repeat(opened);
    return {
      line: start.line,
      sentence: `${colons}${node.name} is never closed; write ${colons} on a line of its own where it ends.`,
    };
  });
}
