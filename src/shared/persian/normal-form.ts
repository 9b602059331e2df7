// Marks on one letter are sorted while it is normalised, in time that grows with the square of their number. No script piles up
// thirty (UAX #15, Stream-Safe Text Format); the two kana marks are no \p{M}, but become some.
const mostMarks = 30;
const pile = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu;

/** `String.normalize` in time that grows as the text does (R92): of the marks on one letter it keeps thirty. */
export function toNormalForm(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return (text.length > mostMarks ? text.replace(pile, '$1') : text).normalize(form);
}
