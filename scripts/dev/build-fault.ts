import type { Message } from 'esbuild';

/** One fault of the bundler in a line: file, place and what is wrong. */
export const formatBuildFault = ({ text, location }: Message) =>
  location ? `${location.file}:${location.line}:${location.column}: ${text}` : text;
