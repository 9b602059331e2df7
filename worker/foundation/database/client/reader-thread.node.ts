// Reads that may take long happen in a thread of their own, over a connection of its own to the same file: the one thread
// that answers all requests would hold the others up.

import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Client, type InStatement, LibsqlBatchError } from '@libsql/client/http';
import { DataFault } from '../../data-fault.ts';
import type { Log } from '../../ports/log.ts';
import { Result } from './embedded-client.node.ts';
import type { Answer, Order } from './reader.node.ts';

/** A thread that nobody has asked for so long ends: it takes memory. */
const idleMs = 30_000;
const megabytes = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/** Which file a path leads to; null for none. */
function nodeOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

type Waiting = { order: Order; resolve(results: Result[]): void; reject(fault: unknown): void };

/**
 * Reads by a thread, which begins with the first of them and ends once nobody has asked for a while; all else goes by
 * `client`. What a thread that dies has not answered is read by `client` too, and all where the file is no longer the one
 * that `client` has: a thread would open another one, or make it.
 */
export class ReaderThread {
  readonly #program: string;
  readonly #file: string;
  readonly #client: Client;
  readonly #log: Pick<Log, 'error'>;
  readonly #opened: string | null;
  #worker: Worker | null = null;
  #ended: Promise<void> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #count: number = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** `program` is the path of the bundle of `reader.node.ts`, `client` has the same `file`. */
  constructor(
    program: string,
    { file, client, log }: { file: string; client: Client; log: Pick<Log, 'error'> },
  ) {
    this.#program = program;
    this.#file = file;
    this.#client = client;
    this.#log = log;
    this.#opened = nodeOf(file);
  }

  /** A client that reads batches by the thread. */
  client(): Client {
    const reader = Object.create(this.#client) as Client;
    reader.batch = (statements, mode) =>
      mode === 'read'
        ? this.#ask({ id: ++this.#count, statements: statements as InStatement[] })
        : this.#client.batch(statements, mode);
    reader.execute = this.#client.execute.bind(this.#client) as Client['execute'];
    return reader;
  }

  /** Ends the thread, and with it the connection that holds the journal. */
  async end(): Promise<void> {
    this.#endWorker();
    await this.#ended;
  }

  /** Copies the whole database, as it stands at one moment, into a new file. @throws DataFault where it could not be made. */
  async copyInto(file: string): Promise<void> {
    await this.#ask({ id: ++this.#count, copyInto: file });
  }

  #ask(order: Order): Promise<Result[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, { order, resolve, reject });
      if (!this.#worker && nodeOf(this.#file) !== this.#opened) return this.#readElsewhere();
      this.#worker ??= this.#start();
      this.#worker.postMessage(order);
      clearTimeout(this.#idle);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#program, {
      workerData: { file: this.#file },
      resourceLimits: megabytes,
    });
    this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (answer: Answer) => this.#settle(answer));
    // It goes on by `exit`, which follows.
    worker.on('error', (fault) =>
      this.#log.error('reader_thread_died', fault, { left: this.#waiting.size }),
    );
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      this.#readElsewhere();
    });
    return worker;
  }

  #settle(answer: Answer) {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('fault' in answer) {
      const { message, statementIndex, code, extendedCode, rawCode } = answer.fault;
      waiting?.reject(
        statementIndex === null
          ? new DataFault(message)
          : new LibsqlBatchError(message, statementIndex, code, extendedCode, rawCode),
      );
    } else
      waiting?.resolve(
        answer.results.map(
          ({ columns, columnTypes, values }) =>
            new Result(columns, columnTypes, values, 0, undefined),
        ),
      );
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => this.#endWorker(), idleMs);
    this.#idle.unref();
  }

  /** The thread closes its connection and ends, behind what it still has to answer. */
  #endWorker() {
    clearTimeout(this.#idle);
    this.#worker?.postMessage('end');
    this.#worker = null;
  }

  #readElsewhere() {
    if (this.#worker) return;
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { order, resolve, reject } of left)
      if ('copyInto' in order) reject(new DataFault('The copy of the database was broken off.'));
      else
        this.#client
          .batch([...order.statements], 'read')
          .then((results) => resolve(results as Result[]), reject);
  }
}
