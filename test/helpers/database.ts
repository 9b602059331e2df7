/** A fresh database with the real migrations: a file on Node, one behind HTTP in workerd. */
export { freshDatabase, keepDatabase } from '#test/runtime';
