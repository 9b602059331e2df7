import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another way of drawing the same SVG needs another number here. */
const drawing = 'resvg 2.6.2, 256 colours, 1';
const keptMs = 60 * 86_400_000;

/** Cards that were drawn before, by a hash of all they show. */
export interface CardCache {
  /** The card of an SVG: the kept one, or a new one by `draw`. */
  get(
    svg: string,
    draw: (svg: string) => Promise<Buffer>,
  ): Promise<{ png: Buffer; isNew: boolean }>;
  /** Removes what no build has used for sixty days. */
  sweep(now: number): Promise<void>;
}

/** The cards kept in a folder, which several builds may use at once. */
export async function openCardCache(folder: string): Promise<CardCache> {
  await mkdir(folder, { recursive: true });
  /** Cards that are being drawn: pages with one title share theirs. */
  const pending = new Map<string, Promise<{ png: Buffer; isNew: boolean }>>();
  const keep = async (file: string, draw: () => Promise<Buffer>) => {
    const kept = await readFile(file).catch(() => null);
    if (kept) {
      await utimes(file, new Date(), new Date()).catch(() => {});
      return { png: kept, isNew: false };
    }
    const png = await draw();
    // Two builds may run at once; a rename shows no half-written file to either.
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, png);
    await rename(draft, file);
    return { png, isNew: true };
  };
  return {
    async get(svg, draw) {
      const name = createHash('sha256').update(`${drawing}\0${svg}`).digest('hex').slice(0, 32);
      const file = join(folder, `${name}.png`);
      const other = pending.get(file);
      if (other) return { ...(await other), isNew: false };
      const card = keep(file, () => draw(svg));
      pending.set(file, card);
      return card.finally(() => pending.delete(file));
    },
    async sweep(now) {
      for (const name of await readdir(folder)) {
        const file = join(folder, name);
        const used = await stat(file).catch(() => null);
        if (used && used.mtimeMs < now - keptMs) await rm(file, { force: true });
      }
    },
  };
}
