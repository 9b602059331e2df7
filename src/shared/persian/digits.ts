const persianZero = 0x06f0;
const arabicZero = 0x0660;

/** Persian and Arabic digits become Latin ones; everything else stays as it was typed. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= persianZero ? persianZero : arabicZero));
  });
}

/** Latin and Arabic digits become Persian ones, for text that people read. */
export function toPersianDigits(text: string | number): string {
  return toLatinDigits(String(text)).replace(/\d/g, (digit) =>
    String.fromCharCode(persianZero + Number(digit)),
  );
}
