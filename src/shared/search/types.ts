/** What the build hands over for one article. `category` is the path of titles, outermost first. */
export interface SearchArticle {
  id: string;
  url: string;
  title: string;
  category: string[];
  aliases: string[];
  sections: { heading?: string; slug?: string; text: string }[];
}

/** Words and phrases that mean the same in this organisation; each matches in any inflection. */
export type SynonymGroup = string[];

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

export interface SearchResult {
  id: string;
  /** With the heading's anchor when the answer stands under one. */
  url: string;
  title: string;
  titleMarks: Mark[];
  category: string[];
  passage: string;
  passageMarks: Mark[];
  score: number;
}

/** What was searched instead of the literal text; ask again with `literal: true` for that. */
export interface Suggestion {
  text: string;
  kind: 'layout' | 'typo' | 'finglish';
}

/** `sure` answers the question as far as we can tell; `near` is shown under "no sure answer". */
export interface SearchAnswer {
  sure: SearchResult[];
  near: SearchResult[];
  suggestion?: Suggestion;
}

export interface QueryOptions {
  /** Results at most; 10 unless told. */
  limit?: number;
  /** Search exactly what was typed: no synonyms, corrections or remapping. */
  literal?: boolean;
}

/** Fetches a shard by its file name. */
export type LoadShard = (name: string) => Promise<Uint8Array>;

export interface SearchEngine {
  /** How many articles the index holds. */
  readonly size: number;
  /**
   * Does a slice of the work that the first misspelt or Finglish query would wait for; call it again, when idle, while
   * it answers true. Never needed.
   */
  prepare(): boolean;
  /** Never throws for any text; rejects with IndexFault only if a shard is broken or cannot be had. */
  query(text: string, options?: QueryOptions): Promise<SearchAnswer>;
}

/** The index file is not one that this engine can read: cut short, of another version, or altered. */
export class IndexFault extends Error {
  readonly reason: 'truncated' | 'version' | 'altered' | 'unreachable';
  constructor(reason: IndexFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexFault';
    this.reason = reason;
  }
}
