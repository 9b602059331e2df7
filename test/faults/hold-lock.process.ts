// A program beside the server that holds the database's write lock until its standard input ends.
import { DatabaseSync } from 'node:sqlite';

const [file = ''] = process.argv.slice(2);
const db = new DatabaseSync(file, { timeout: 5_000 });
db.exec('BEGIN IMMEDIATE');
process.stdout.write('locked\n');
process.stdin.resume();
process.stdin.once('end', () => {
  db.exec('ROLLBACK');
  db.close();
});
