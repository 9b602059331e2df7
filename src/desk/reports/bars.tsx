type Props = {
  /** Null where there is nothing to show. */
  now: number | null;
  before: number | null;
  /** The value of a full bar. */
  end: number;
};

/** Two plain bars, one below the other: now and before. The figures beside them say the same in words. */
export const Bars = ({ now, before, end }: Props) => (
  <svg class="desk-bars" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="desk-bars-now" {...barOf(now, end)} y="0" height="5" />
    <rect class="desk-bars-before" {...barOf(before, end)} y="7" height="3" />
  </svg>
);

/** From the right, as everything is read here. */
function barOf(value: number | null, end: number) {
  const width = end === 0 || value === null ? 0 : Math.min(100, (100 * value) / end);
  return { x: 100 - width, width };
}
