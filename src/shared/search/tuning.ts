// Every number of the search engine that was fitted or measured. Run the command of a group before and after a change
// and give both results in the commit. No record of single fitting runs exists: a group names the set that the values
// were last changed beside. `docs/search.md` describes the sets, and how far each value matters.

// ——— Fitted by `npm run search:eval -- test/search/helpcentre`, on all its queries ———

/** BM25F field weights: boost of a word in the field, and share of length normalisation (the b of BM25), 0 to 1. */
export const fieldWeights = {
  title: { boost: 3.5, lengthShare: 0.35 },
  alias: { boost: 3.2, lengthShare: 0.2 },
  heading: { boost: 2, lengthShare: 0.3 },
  text: { boost: 1, lengthShare: 0.8 },
  category: { boost: 0.6, lengthShare: 0 },
} as const;
/** BM25 term saturation (k1). */
export const termSaturation = 1.4;
/** Weight of a query word that no article has, as a share of the weight of the rarest possible word. */
export const unknownTermShare = 0.7;
/** An article counts in a word's document frequency from this share of the best match's confidence. */
export const frequencyConfidence = 0.9;
/** An article that covers none of the query keeps this share of its score; the rest grows with coverage. */
export const coverageBase = 0.5;
/** Confidence in another inflection of the query word; the word itself has 1. */
export const inflectionConfidence = 0.88;
/** Importance of a light word; a normal word has 1. */
export const lightWordImportance = 0.55;
/** Importance of an out-of-domain word that no article has. */
export const outOfDomainImportance = 1.5;
/** Gain for query neighbours that stand close together. */
export const proximityGain = 0.57;
/** Gain for a title that the query names completely. */
export const titleGain = 0.5;
/** Gain for a title or alias that has all of the query. */
export const inTitleGain = 0.3;
/**
 * Gain for a title or alias that answers the kind of question, loss for one that answers another kind, and for one about
 * what was done where a way is asked for, or the reverse.
 */
export const questionGain = { same: 0.12, other: -0.06, voice: -0.25 } as const;
/** Confidence in a corrected word: `base - slope × edit distance ÷ letters typed`. */
export const spellingConfidence = { base: 0.93, slope: 1.2 } as const;
/** Confidence in the completion of a Latin beginning, such as «pard». */
export const latinCompletionConfidence = 0.68;

// ——— Chosen on the curve that `npm run search:eval -- DIR --curve` prints, for all sets ———

/** Gain for a clause of a longer question that the article has completely. */
export const clauseGain = 0.5;
/** A clause is weighed as if it had this share of the query's weight more, so that one of a single word is not the best. */
export const clauseBase = 0.15;
/** From so many words on, a word that is repeated counts once. */
export const longQueryWords = 8;
/** From so many words on, a clause is parted at conjunctions and verbs as well. */
export const longClauseWords = 12;
/** From so many words on, such a clause ends behind a verb. */
export const shortClauseWords = 4;
/** The best article is an answer from this probability. */
export const sureProbability = 0.5;

// ——— Set by judgement and not fitted since; the floors in `test/search` hold with them ———

/** Confidence in a phrase of the same concept. */
export const conceptConfidence = 0.8;
/** Confidence in a phrase of a related concept. */
export const relatedConfidence = 0.5;
/** Confidence in a completion of the last word, where the word is known by itself and where it is not. */
export const completionConfidence = { ofKnownWord: 0.45, ofUnknownWord: 0.85 } as const;
/** Confidence in neighbours joined to one word. */
export const compoundConfidence = 0.97;
/** Importance of each word where a query has stop words only. */
export const onlyStopWordsImportance = 0.5;
/** A word corrected to a stop word with more confidence than this counts as one. */
export const stopWordConfidence = 0.65;
/** Importance of a word corrected to a stop word with less confidence. */
export const doubtfulStopWordImportance = 0.5;
/** Largest edit distance of a correction, by the letters typed. Of three letters only a homophone may differ. */
export const maxEditDistance = [
  { maxLetters: 3, distance: 0.5 },
  { maxLetters: 4, distance: 1 },
  { maxLetters: 7, distance: 1.15 },
  { maxLetters: Number.POSITIVE_INFINITY, distance: 2.1 },
] as const;
/** A short word that is not known is corrected to one that stands beside the same neighbour in a title: «کیف پل». */
export const pairedSpelling = { mostLetters: 4, distance: 1.1, confidence: 0.75 } as const;
/** Largest vowel cost (`vowelCost`) of a Finglish match: of a single consonant, and `base + perSound × sounds`. */
export const maxVowelCost = { oneConsonant: 0.35, base: 0.3, perSound: 0.15 } as const;
/** Matches are kept up to this much above the lowest cost. */
export const vowelCostWindow = 0.5;
/** Confidence in a Finglish match: `base - slope × vowel cost`, times `withoutEnding` where an ending was cut off. */
export const finglishConfidence = { base: 0.97, slope: 0.2, withoutEnding: 0.85 } as const;
/** Share of that confidence where an article has the Latin word itself. */
export const indexedLatinConfidence = 0.5;
/** English words in Persian letters: largest vowel cost, and confidence. */
export const loanword = { maxVowelCost: 0.8, confidence: 0.8 } as const;
/** Largest vowel cost between a Latin beginning and the beginning of a word. */
export const maxCompletionVowelCost = 0.5;
/** Pairs of words count as close up to this many words apart. */
export const proximityWindow = 6;
/** Share of a pair in reverse order. */
export const reversedPairShare = 0.9;
/** Share of a pair in body text. */
export const bodyPairShare = 0.8;
/** The other keyboard layout is tried where the typed one is an answer with less than this probability. */
export const layoutRetryProbability = 0.9;
/** Words matched with at least this confidence count as typed or inflected. */
export const directConfidence = 0.85;
/** Results below this share of the best score are dropped. */
export const minResultShare = 0.2;
/** From this similarity of titles an open ticket is offered as "is it this one?". */
export const duplicateTitleSimilarity = 0.6;
/** From this similarity of texts it is. */
export const duplicateTextSimilarity = 0.65;

// ——— Sizes, chosen for the goals that `npm run search:bench` prints ———

/** Articles to score by proximity; each may cost a fetch in a sharded index. */
export const rerankDepth = { singleFile: 24, sharded: 12 } as const;
/** Above this many articles an index is sharded. */
export const shardAbove = 2000;
/** A shard of postings is closed once it holds more bytes than this. */
export const maxPostingBytes = 9_000;
/** Articles in one shard of texts; part of the file format. */
export const articlesPerShard = 24;
/** Characters of a query that are read. */
export const maxQueryLength = 400;
/** Words of a query that are read. */
export const maxQueryWords = 60;
/** Length of a passage in characters. */
export const passageLength = 160;
/** How many words of a title, and of a passage, are marked at most: more of them guide no eye. */
export const marksShown = 3;
/** Completions looked up for the last word. */
export const maxCompletions = 48;
/** Completions looked up for a Latin beginning. */
export const maxLatinCompletions = 24;
