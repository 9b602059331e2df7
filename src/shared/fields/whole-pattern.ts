/** The pattern of a rule, made to match the whole of what was typed. */
export function wholePattern(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'u');
}
