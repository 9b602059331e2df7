import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

// The browser of the project draws the same pixels each time, but for those at the edges of letters.
const tolerance = { threshold: 0.02, windowSize: 24 };

/** How many pixels may differ in any square of 24 by 24 before a picture counts as another. */
const mostInSquare = 24;

const rawPixels = (picture: Buffer) =>
  sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });

/**
 * What sets one picture apart from another of the same screen: null where nobody would see it, else a sentence
 * and, for pictures of one size, a third picture (lossless WebP) in which the differing pixels are red.
 */
export async function differenceOf(
  expected: Buffer,
  actual: Buffer,
): Promise<{ why: string; marked?: Buffer } | null> {
  const [one, other] = await Promise.all([rawPixels(expected), rawPixels(actual)]);
  const { width, height } = one.info;
  const size = ({ info }: typeof one) => `${info.width} by ${info.height} pixels`;
  if (size(one) !== size(other)) return { why: `${size(other)}, not ${size(one)}` };
  const inSquare = pixelmatch(one.data, other.data, null, width, height, tolerance);
  if (inSquare <= mostInSquare) return null;
  const marked = Buffer.alloc(one.data.length);
  pixelmatch(one.data, other.data, marked, width, height, { threshold: tolerance.threshold });
  const raw = { width, height, channels: 4 } as const;
  return {
    why: `${inSquare} pixels differ in one square of ${tolerance.windowSize}`,
    marked: await sharp(marked, { raw }).webp({ lossless: true }).toBuffer(),
  };
}
