import type { SvgTag } from './svg-tags.ts';

/** Names of the elements of its own file that an element draws, or is drawn with. */
const referencesOf = ({ attributes }: SvgTag) =>
  [...attributes].flatMap(([name, value]) =>
    /(?:^|:)href$/.test(name)
      ? [value.slice(1)]
      : [...value.matchAll(/url\(#([^)]*)\)/g)].map(([, id = '']) => id),
  );

/**
 * How many elements a browser draws for a drawing, each as often as it is referred to; infinite where one refers to
 * itself. A short file can name billions.
 */
export function countDrawn(tags: readonly SvgTag[]): number {
  const places = new Map(tags.map(({ attributes }, at) => [attributes.get('id'), at]));
  const counts = new Map<number, number>();
  const countAt = (at: number): number => {
    const known = counts.get(at);
    if (known !== undefined) return known;
    counts.set(at, Number.POSITIVE_INFINITY);
    const referred = referencesOf(tags[at]!).map((id) => places.get(id));
    let count = 1;
    for (const place of referred) count += place === undefined ? 0 : countAt(place);
    const { depth } = tags[at]!;
    for (let next = at + 1; next < tags.length && tags[next]!.depth > depth; next++)
      if (tags[next]!.depth === depth + 1) count += countAt(next);
    counts.set(at, count);
    return count;
  };
  return tags.length > 0 ? countAt(0) : 0;
}
