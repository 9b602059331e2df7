import { encode } from 'uqr';

/** Modules around the code that scanners need empty (ISO/IEC 18004). */
const quietZone = 4;

/** A text as a QR code, drawn as one path; ASCII of at most some hundred characters. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data } = encode(text, { ecc: 'M', border: quietZone });
  return (
    <svg
      viewBox={`0 0 ${data.length} ${data.length}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={data.flatMap(runsOf).join('')} />
    </svg>
  );
}

/** The dark stretches of a row, each as a rectangle one module high. */
const runsOf = (row: readonly boolean[], y: number): string[] =>
  Array.from(
    row
      .map((isDark) => (isDark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g),
    ({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`,
  );
