/** What was typed behind a text while it was being sent; all of it where the text itself was changed. */
export const unsentText = (typed: string, sent: string): string =>
  typed.startsWith(sent) ? typed.slice(sent.length).trimStart() : typed;

/**
 * What was typed into the inputs of a form while it was being sent: of the inputs in `longer` what stands behind
 * the text that was sent, of all others what they hold now; inputs that hold what was sent are left out.
 */
export function unsentInputs(
  typed: Readonly<Partial<Record<string, string>>>,
  sent: Readonly<Partial<Record<string, string>>>,
  longer: readonly string[],
): Record<string, string> {
  const changed = Object.entries(typed).flatMap(([name, value = '']) =>
    value === (sent[name] ?? '')
      ? []
      : [[name, longer.includes(name) ? unsentText(value, sent[name] ?? '') : value]],
  );
  return Object.fromEntries(changed);
}
