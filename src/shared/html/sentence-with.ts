/**
 * A sentence of a catalogue with elements in it, such as a link, in the order of its language:
 * a screen passes the elements and renders the list as it is.
 */
export type SentenceWith<Element> = readonly (string | Element)[];
