import { readFile } from 'node:fs/promises';

/** Reads a file that our own build wrote, and so is of this shape. */
export const readJson = async <T>(file: string): Promise<T> =>
  JSON.parse(await readFile(file, 'utf8')) as T;
