import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '#shared/settings/schema.ts';

/** The catalogues, which hold every text of the interface: other code may repeat one that no page shows any more. */
const isCatalogue = (path: string) =>
  /(?:^|\/)(?:texts\.ts|texts\/[a-z-]+\.ts|i18n\/fa\.json)$/.test(path.replaceAll('\\', '/'));

/** A text in quotes. */
const texts = /'([^'\n]{1,80})'|"([^"\n]{1,80})"|`([^`\n$]{1,80})`/g;
const persian = /[\u0600-\u06ff]/;

let cached: ReadonlySet<string> | undefined;

/** Where the code is; a bundle of it, such as Astro's, runs elsewhere and in the folder of the project. */
const projectFolder = () =>
  [fileURLToPath(new URL('../../../', import.meta.url)), process.cwd()].find((folder) =>
    existsSync(join(folder, 'src/articles/components')),
  );

/** Every text of the catalogues, read once in a process. */
function labelsOfCode(): ReadonlySet<string> {
  if (cached) return cached;
  const labels = new Set<string>();
  const folder = projectFolder();
  if (!folder)
    throw new Error('The code of the interface, whose labels articles quote, is not there.');
  const paths = ['src', 'worker'].flatMap((root) =>
    readdirSync(join(folder, root), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(root, path),
    ),
  );
  for (const path of paths) {
    if (!isCatalogue(path)) continue;
    for (const found of readFileSync(join(folder, path), 'utf8').matchAll(texts)) {
      const text = found.slice(1).find((one) => one !== undefined) ?? '';
      if (persian.test(text)) labels.add(text.trim().replace(/\s+/g, ' '));
    }
  }
  cached = labels;
  return labels;
}

/** Labels that an organisation gives its interface by its settings. */
const labelsOfSettings = ({
  requestTypes,
  departments,
  plans,
  urgency,
  stateWords,
  brand,
}: Settings) => [
  ...requestTypes.flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]),
  ...Object.values(departments).map(({ title }) => title),
  ...Object.values(plans).map(({ title }) => title),
  ...Object.values(urgency).map(({ title }) => title),
  ...Object.values(stateWords),
  ...brand.links.map(({ title }) => title),
];

/**
 * The labels that articles may quote by `:ui[…]`: texts of the interface as its catalogues have them, titles of the
 * settings, and `others` (of categories). @throws where the code is not there.
 */
export const interfaceLabels = (
  settings: Settings,
  others: readonly string[],
): ReadonlySet<string> => new Set([...labelsOfCode(), ...labelsOfSettings(settings), ...others]);
