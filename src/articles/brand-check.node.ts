import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { iconNames } from '#shared/forms/icon-names.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { accentFaults } from '../styles/brand.ts';
import { svgFault } from './svg-check.ts';

/** What browsers show beside a name; a favicon is made of an SVG alone. */
const picture = /\.(?:svg|png|jpe?g|webp)$/i;

/** Bytes of a drawing and of another picture at most: every reader fetches it. */
const mostBytes = { drawing: 24_000, picture: 60_000 };

/**
 * One sentence for each setting of the brand, or icon, that pages cannot show. `assets` are the addresses of
 * the files below `assets/` of the folder.
 */
export function brandFaults(
  folder: string,
  { brand, requestTypes }: Settings,
  assets: ReadonlySet<string>,
): string[] {
  const faultOf = (key: 'logo' | 'illustration'): string[] => {
    const file = brand[key];
    if (file === undefined) return [];
    const say = (fault: string) => [`settings.json: "brand.${key}" ${fault}`];
    if (!assets.has(`/assets/${file}`)) return say(`names assets/${file}, which is not there.`);
    if (key === 'logo' && !picture.test(file))
      return say(`names assets/${file}, which is no picture.`);
    const isDrawing = /\.svg$/i.test(file);
    if (key === 'illustration' && !isDrawing) return say(`names assets/${file}, which is no SVG.`);
    const path = join(folder, 'assets', file);
    const most = mostBytes[isDrawing ? 'drawing' : 'picture'];
    if (statSync(path).size > most)
      return say(`names assets/${file}, which is larger than ${most} bytes.`);
    if (!isDrawing) return [];
    const svg = readFileSync(path, 'utf8');
    const fault = svgFault(svg, key === 'logo' ? 'any' : 'wide');
    return fault === undefined ? [] : say(`names assets/${file}, which ${fault}`);
  };
  return [
    ...accentFaults(brand),
    ...faultOf('logo'),
    ...faultOf('illustration'),
    ...requestTypes
      .filter(({ icon }) => !iconNames.includes(icon))
      .map(
        ({ id, icon }) =>
          `settings.json: "icon" of the request type "${id}" is "${icon}"; it must be one of ${iconNames.join(', ')}.`,
      ),
  ];
}
