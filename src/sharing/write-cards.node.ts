import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Catalog } from '../articles/catalog.ts';
import { paletteOf } from '../styles/brand.ts';
import { cardAddress } from './addresses.ts';
import { openCardCache } from './card-cache.node.ts';
import { loadCardFonts } from './card-fonts.node.ts';
import { type CardFrame, cardSvg } from './card-svg.ts';
import { cardText } from './card-text.ts';
import { drawCard } from './draw-card.node.ts';

/** As many as there are threads for: each holds a picture of 3 MB. */
const atOnce = 2;

/** Where the cards of a site come from and go to. */
interface CardsOf {
  catalog: Catalog;
  /** The content folder, for the logo. */
  content: string;
  /** The project's folder; `.cache` in it keeps what was drawn. */
  root: string;
  /** The folder of the built site. */
  site: string;
  origin: URL;
}

/**
 * Writes the card of the home page and of each category and article into a built site. Unchanged ones are
 * not drawn again. Gives back how many there are and how many were drawn.
 */
export async function writeCards({ catalog, content, root, site, origin }: CardsOf) {
  const frame = await frameOf(catalog, content, root);
  const cache = await openCardCache(join(root, '.cache/cards'));
  const waiting = ['', ...[...catalog.categories, ...catalog.articles].map(({ id }) => id)];
  const count = { all: waiting.length, drawn: 0 };
  const takeOne = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const { png, isNew } = await cache.get(
        cardSvg(cardText(id, catalog, origin), frame),
        drawCard,
      );
      const file = join(site, cardAddress(id));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, png);
      count.drawn += Number(isNew);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeOne));
  await cache.sweep(Date.now());
  return count;
}

async function frameOf({ settings }: Catalog, content: string, root: string): Promise<CardFrame> {
  const { logo, radius } = settings.brand;
  const colours = paletteOf(settings.brand, 'light');
  return {
    fonts: await loadCardFonts(root),
    colours: {
      ground: colours.accent!,
      text: colours['on-accent']!,
      shade: colours['accent-strong']!,
    },
    corners: radius,
    logo: logo === undefined ? undefined : await readLogo(content, logo),
  };
}

const logoTypes: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

async function readLogo(content: string, logo: string): Promise<string | undefined> {
  const type = logoTypes[extname(logo).toLowerCase()];
  if (!type) return undefined;
  const bytes = await readFile(join(content, 'assets', logo));
  return `data:${type};base64,${bytes.toString('base64')}`;
}
