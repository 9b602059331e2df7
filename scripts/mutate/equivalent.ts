/** A mutant that changes nothing that anybody can see, and why. */
export type Equivalent = { file: string; removed: string; reason: string };

export const equivalents: readonly Equivalent[] = [];
