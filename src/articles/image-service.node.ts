import type { LocalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';

/** What a WebP or AVIF begins with, at its fifth byte. */
const startOf = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(4, 12));
const isSmallKind = (bytes: Uint8Array) =>
  String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP' || startOf(bytes).startsWith('ftypavi');

/**
 * How Astro publishes the pictures of articles: photographs and PNG become WebP; what is WebP or AVIF already
 * stays as its editor made it, for to compress it twice costs time at each build and blurs letters.
 */
const imageService: LocalImageService = {
  ...sharpService,
  async transform(bytes, options, config, logger) {
    const isKept =
      options.width === undefined && options.height === undefined && isSmallKind(bytes);
    if (!isKept) return sharpService.transform(bytes, options, config, logger);
    return { data: bytes, format: options.format };
  },
};

export default imageService;
