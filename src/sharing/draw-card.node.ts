import { renderAsync } from '@resvg/resvg-js';
import { indexedPng } from './indexed-png.node.ts';

/** Draws an SVG without fonts as a PNG of few colours. The work is done beside the main thread. */
export async function drawCard(svg: string): Promise<Buffer> {
  const { width, height, pixels } = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return indexedPng({ width, height, bytes: pixels });
}
