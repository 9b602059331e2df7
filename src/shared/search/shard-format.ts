// What the writer and the reader of a sharded index share.

import { alphabetOf, readAlphabet, textReader, textWriter, writeAlphabet } from './alphabet.ts';
import type { Postings } from './analyse.ts';
import { type ByteReader, ByteWriter } from './bytes.ts';
import { type FileKind, fileKinds, formatVersion } from './file-format.ts';

/** File name of the shard number `at` of its kind. */
export function shardName(buildId: number, kind: FileKind, at: number): string {
  const content = kind === fileKinds.postings ? 'terms' : 'texts';
  return `search-v${formatVersion}-${buildId.toString(36)}-${content}-${at}.bin`;
}

/** Joins pieces with all lengths in front, so that a reader decodes only the pieces that it needs. */
export function writePieces(pieces: Uint8Array[]): Uint8Array {
  const out = new ByteWriter();
  out.number(pieces.length);
  for (const piece of pieces) out.number(piece.length);
  for (const piece of pieces) out.all(piece);
  return out.finish();
}

/** A reader at the beginning of each piece. */
export function readPieces(from: ByteReader): ByteReader[] {
  const lengths = Array.from({ length: from.number() }, () => from.number());
  let at = from.at;
  return lengths.map((length) => {
    at += length;
    return from.fork(at - length);
  });
}

// A weight as one byte on a logarithmic scale: 20 steps to each factor of 2, about 3.5 % each; 110 is 1.
const toByte = (weight: number) =>
  Math.max(0, Math.min(255, Math.round(Math.log2(weight) * 20 + 110)));
const fromByte = Float32Array.from({ length: 256 }, (_, byte) => 2 ** ((byte - 110) / 20));

/** Article numbers as differences, then weights as one byte each. */
export function writePostings(out: ByteWriter, { docs, weights }: Postings): void {
  out.number(docs.length);
  for (const [at, doc] of docs.entries()) out.number(doc - (at > 0 ? docs[at - 1]! : 0));
  for (const weight of weights) out.byte(toByte(weight));
}

/** Reads what `writePostings` wrote; weights are exact to 2 %. */
export function readPostings(from: ByteReader): Postings {
  const size = from.number();
  const docs = new Uint32Array(size);
  let doc = 0;
  for (let at = 0; at < size; at++) {
    doc += from.number();
    docs[at] = doc;
  }
  return { docs, weights: new Float32Array(size).map(() => fromByte[from.byte()]!) };
}

/** Sorted forms, each as the length of the prefix shared with the one before, and the rest. */
export function writeForms(out: ByteWriter, forms: string[]): void {
  const alphabet = alphabetOf(forms);
  writeAlphabet(out, alphabet);
  const text = textWriter(out, alphabet);
  out.number(forms.length);
  let before = '';
  for (const form of forms) {
    let shared = 0;
    while (shared < form.length && form[shared] === before[shared]) shared++;
    if (/[\ud800-\udbff]$/.test(form.slice(0, shared))) shared--;
    out.number(shared);
    text(form.slice(shared));
    before = form;
  }
}

/** Reads what `writeForms` wrote. */
export function readForms(from: ByteReader): string[] {
  const text = textReader(from, readAlphabet(from));
  let before = '';
  return Array.from({ length: from.number() }, () => {
    before = before.slice(0, from.number()) + text();
    return before;
  });
}
