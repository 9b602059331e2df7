export { buildIndex } from './build.ts';
export { openIndex } from './open.ts';
export { similarity } from './similarity.ts';
export { parseSynonyms, SynonymsFault } from './synonyms.ts';
export * from './types.ts';
