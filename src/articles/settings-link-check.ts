import type { Library } from './content-model.ts';
import { linkFault } from './link-check.ts';

const idsOf = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id));

/**
 * One sentence for each link of the settings that leads nowhere: those of the footer, of announcements and of the rules
 * that the form names. They keep nothing from being published: an article may go while an announcement still names it.
 */
export function settingsLinkWarnings({
  settings: { brand, announcements, terms, requestTypes },
  articles,
  categories,
  assets,
}: Library): string[] {
  const targets = {
    articleIds: idsOf(articles),
    categoryIds: idsOf(categories),
    typeIds: idsOf(requestTypes),
    assets,
  };
  const links = [
    ['brand.home', brand.home],
    ...brand.links.map(({ href }, at) => [`brand.links.${at}`, href]),
    ...announcements.map(({ href }, at) => [`announcements.${at}`, href]),
    ['terms', terms?.href],
  ] as const;
  return links.flatMap(([name, href]) => {
    const fault = href && linkFault(href, targets);
    return fault ? [`settings.json: ${name}: ${fault}`] : [];
  });
}
