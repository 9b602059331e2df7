import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CsvError, parse } from 'csv-parse/sync';
import {
  type CustomerLine,
  checkCustomers,
  importCustomers,
} from '../worker/people/import-customers.ts';
import { openCliContext } from './lib/cli-context.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Usage: npm run customers:import -- customers.csv [--content DIR]
The first line names the columns: mobile,name,plan,agency (mobile is a must). Plan and agency are
keys of settings.json; an empty cell takes them away, a missing column leaves them.`;

const known = new Set(['mobile', 'name', 'plan', 'agency']);
const faultsShown = 50;

/** The lines of a CSV file (RFC 4180, UTF-8, with or without a byte order mark). @throws UsageFault */
function readLines(text: string): CustomerLine[] {
  try {
    return parse<CustomerLine, Record<string, string>>(text, {
      bom: true,
      columns: (names: string[]) => checkColumns(names.map((name) => name.trim().toLowerCase())),
      on_record: (record, { lines }) => ({ ...record, line: lines }),
      skip_empty_lines: true,
      trim: true,
    });
  } catch (fault) {
    throw fault instanceof CsvError ? new UsageFault(`${fault.message}\n\n${usage}`) : fault;
  }
}

function checkColumns(names: string[]) {
  const strange = names.filter((name) => !known.has(name));
  if (strange.length > 0)
    throw new UsageFault(`Unknown columns: ${strange.join(', ')}\n\n${usage}`);
  if (!names.includes('mobile')) throw new UsageFault(`The column mobile is missing.\n\n${usage}`);
  return names;
}

/** Takes a file of customers whole or not at all: with one fault nothing is written. */
async function main() {
  const { positionals } = parseArgs({
    allowPositionals: true,
    options: { content: { type: 'string' } },
  });
  const [file] = positionals;
  if (!file) throw new UsageFault(usage);
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new UsageFault(`${file} could not be read (${fault.code}).\n\n${usage}`);
  });
  const lines = readLines(text);
  const context = await openCliContext();
  try {
    const { customers, faults } = checkCustomers(context.settings, lines);
    if (faults.length > 0) throw new UsageFault(report(file, faults));
    const { made, changed } = await importCustomers(context, customers);
    console.log(`\n  ${made} customers are new, ${changed} were known and follow the file now.\n`);
  } finally {
    context.close();
  }
}

function report(file: string, faults: { line: number; column: string; message: string }[]) {
  const shown = faults
    .slice(0, faultsShown)
    .map(({ line, column, message }) => `  ${file}:${line} ${column}: ${message}`);
  const rest = faults.length - shown.length;
  return [
    `Nothing was imported; ${faults.length} cell(s) have to be mended first.`,
    'هیچ مشتری‌ای وارد نشد؛ نخست این خانه‌ها را اصلاح کنید:',
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join('\n');
}

await runCommand(usage, main);
