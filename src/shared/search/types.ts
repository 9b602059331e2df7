import type { Concepts } from './concepts.ts';
import type { Evidence } from './decision.ts';

/** One article as it is indexed and shown. */
export interface SearchArticle {
  id: string;
  /** Its path on the site. */
  url: string;
  title: string;
  /** Titles of its categories, outermost first. */
  category: string[];
  /** Other titles by which it is found; never shown. */
  aliases: string[];
  /** Queries that it answers first and for sure, whatever the engine would find; none by default. */
  pinned?: string[];
  /** Its text in order, in plain words; `slug` is the anchor of the heading. */
  sections: { heading?: string; slug?: string; text: string }[];
}

/** Words and phrases that mean the same in this organisation; each matches in any inflection. */
export type SynonymGroup = string[];

/** A file to publish. */
export interface IndexFile {
  name: string;
  bytes: Uint8Array;
}

/** The first file is the one to open; the others are shards that it asks for by name. */
export interface BuiltIndex {
  files: [IndexFile, ...IndexFile[]];
}

/** Half-open range in UTF-16 units of the text it belongs to. */
export type Mark = [start: number, end: number];

/** An article that was found, ready to be shown. */
export interface SearchResult {
  id: string;
  /** With the anchor of the heading above the passage, if there is one. */
  url: string;
  title: string;
  titleMarks: Mark[];
  category: string[];
  /** The sentences that answer best, about 160 characters. */
  passage: string;
  passageMarks: Mark[];
  /** Above 0; comparable within one answer only. */
  score: number;
}

/** What was searched instead of the literal text; ask again with `literal: true` for that. */
export interface Suggestion {
  text: string;
  kind: 'layout' | 'typo' | 'finglish';
}

/** `sure` has results where the best one reaches the answer threshold; otherwise `near` has up to three. */
export interface SearchAnswer {
  sure: SearchResult[];
  near: SearchResult[];
  suggestion?: Suggestion;
  /** No word says what is asked, as in «یه سوال دارم»; both lists are empty then, and there is nothing to find. */
  isEmptyOfContent?: true;
}

/** Options of a query. */
export interface QueryOptions {
  /** Results at most; 10 by default. */
  limit?: number;
  /** Results with passages, marks and anchors, the best ones; all by default. The others are there to be counted. */
  shown?: number;
  /** Search exactly what was typed: no synonyms, corrections or remapping. */
  literal?: boolean;
  /** Called with the evidence for the best article, where there is one: the decision is trained and measured by it. */
  onDecision?: (evidence: Evidence) => void;
}

/** Fetches a shard by its file name. */
export type LoadShard = (name: string) => Promise<Uint8Array>;

/** Answers queries from one index. */
export interface SearchEngine {
  /** How many articles the index holds. */
  readonly size: number;
  /** Those of the lexicon that the index was built with. */
  readonly concepts: Concepts;
  /** The name under which all forms of a folded word meet, by the words of the articles and the lexicon. */
  lemmaOf(form: string): string;
  /**
   * Builds one table that the first misspelt or Finglish query would otherwise wait for. Call it when idle, as long as it
   * answers true. Optional.
   */
  prepare(): boolean;
  /** Articles that queries have looked at so far: of a small index soon all of them. */
  readonly seen: Iterable<SearchArticle>;
  /** Never throws for any text; rejects with IndexFault only where a shard cannot be read. */
  query(text: string, options?: QueryOptions): Promise<SearchAnswer>;
}

/** An index file that cannot be read: truncated, of another version, altered, or (a shard) unreachable. */
export class IndexFault extends Error {
  readonly reason: 'truncated' | 'version' | 'altered' | 'unreachable';
  constructor(reason: IndexFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexFault';
    this.reason = reason;
  }
}
