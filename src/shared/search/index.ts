export { buildIndex } from './build.ts';
export { openIndex } from './open.ts';
export * from './types.ts';
