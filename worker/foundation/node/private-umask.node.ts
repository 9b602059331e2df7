// Imported before anything else by what may write data: files and folders that this process makes
// are for their owner alone, those that SQLite makes beside a database too (R85).
process.umask(0o077);
