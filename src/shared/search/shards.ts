// What the writer and the reader of a divided index agree on.

import type { Postings } from './analyse.ts';
import { type ByteReader, ByteWriter, type FileKind, formatVersion } from './bytes.ts';
import {
  alphabetOf,
  readAlphabet,
  textReader,
  textWriter,
  writeAlphabet,
} from './letters-table.ts';

export const articlesPerShard = 24;

export function shardName(stamp: number, kind: FileKind, at: number): string {
  return `search-v${formatVersion}-${stamp.toString(36)}-${kind === 2 ? 'terms' : 'texts'}-${at}.bin`;
}

/** Lengths first, so that a reader unpacks only the pieces that it needs. */
export function writePieces(pieces: Uint8Array[]): Uint8Array {
  const out = new ByteWriter();
  out.number(pieces.length);
  for (const piece of pieces) out.number(piece.length);
  for (const piece of pieces) out.all(piece);
  return out.finish();
}

/** Where each piece begins, each with its own reader. */
export function readPieces(from: ByteReader): ByteReader[] {
  const lengths = Array.from({ length: from.number() }, () => from.number());
  let at = from.at;
  return lengths.map((length) => {
    at += length;
    return from.fork(at - length);
  });
}

// A weight in one byte, on a scale of steps of 3.5 %.
const toByte = (weight: number) =>
  Math.max(0, Math.min(255, Math.round(Math.log2(weight) * 20 + 110)));
const fromByte = (byte: number) => 2 ** ((byte - 110) / 20);

export function writePostings(out: ByteWriter, { docs, weights }: Postings): void {
  out.number(docs.length);
  for (const [at, doc] of docs.entries()) out.number(doc - (at > 0 ? docs[at - 1]! : 0));
  for (const weight of weights) out.byte(toByte(weight));
}

export function readPostings(from: ByteReader): Postings {
  const size = from.number();
  const docs = new Uint32Array(size);
  let doc = 0;
  for (let at = 0; at < size; at++) {
    doc += from.number();
    docs[at] = doc;
  }
  return { docs, weights: Float32Array.from({ length: size }, () => fromByte(from.byte())) };
}

/** Sorted forms, each as what differs from the one before. */
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

export function readForms(from: ByteReader): string[] {
  const text = textReader(from, readAlphabet(from));
  let before = '';
  return Array.from({ length: from.number() }, () => {
    before = before.slice(0, from.number()) + text();
    return before;
  });
}
