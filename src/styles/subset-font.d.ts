declare module 'subset-font' {
  /** Cuts a font down to the letters of `text`, and its axes to what `variationAxes` leaves. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'woff2' | 'truetype';
      variationAxes?: Record<string, number | { min: number; max: number }>;
      /** Tags of the layout features that stay; without it all do, with the glyphs that they lead to. */
      keepFeatures?: readonly string[];
    },
  ): Promise<Uint8Array>;
}
