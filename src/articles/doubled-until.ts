import type { MdastNode } from 'satteri';
import type { Settings } from '#shared/settings/schema.ts';
import { printDirective } from './settings-directive.ts';

const endsWithUntil = /(?:^|[\s(«])تا\s+$/;
const hasUntil = /(?:^|\s)تا\s/;

/** «تا» before what itself says «تا»: «تا ۲۴ تا ۷۲ ساعت کاری». A sentence for each in this parent of texts. */
export function doubledUntil(parent: MdastNode, settings: Settings): string[] {
  if (!('children' in parent)) return [];
  return parent.children.flatMap((node, index) => {
    const before = parent.children[index - 1];
    if (node.type !== 'textDirective' || before?.type !== 'text') return [];
    const value = endsWithUntil.test(before.value) ? printDirective(node, settings) : undefined;
    return value !== undefined && hasUntil.test(value)
      ? [`«تا» stands before a value that has one itself («${value}»); write «ظرف» or nothing.`]
      : [];
  });
}
