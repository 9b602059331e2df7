import { inflate } from '@sparticuz/chromium';

// The package unpacks into the temporary folder alone, so a process of its own runs this, with TMPDIR set.
await Promise.all(process.argv.slice(2).map(inflate));
