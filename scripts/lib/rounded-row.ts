/** The figures of a row with three digits after the point, to be printed in a table; an empty cell for null. */
export function roundedRow(row: object): Record<string, number | string> {
  const cells: [string, number | null][] = Object.entries(row);
  return Object.fromEntries(
    cells.map(([name, value]) => [name, value === null ? '' : Number(value.toFixed(3))]),
  );
}
