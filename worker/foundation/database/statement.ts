import type { InStatement, InValue, ResultSet } from '@libsql/client';
import {
  type DriverValueEncoder,
  isSQLWrapper,
  Param,
  Placeholder,
  QueryPromise,
  SQL,
  sql,
} from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/http';
import { type Database, databaseOptions, type Statement } from './database.ts';
import { type Prepared, type ReadRows, readerOf } from './read-rows.ts';

// drizzle builds the text of a query anew for each call, which costs more than to run most of them. A
// function wrapped in `statement` builds its text once in a process and binds the values of each call; only text
// and values go to the client, so that a file's client keeps it prepared and a server over HTTP needs no more.
//
//     export const findLimit = statement((db, key: string) =>
//       db.select().from(rateLimits).where(eq(rateLimits.key, key)),
//     );
//     const [[limit]] = await readTogether(db, [findLimit(db, 'a key')]);
//
// Every store function is one. How the rows of its answer are read is found out with its text (`read-rows.ts`).

/** The drizzle handle that texts are built with: it has no client, so that no request's client outlives it. */
type Builder = Omit<Database, '$client'>;

const builder: Builder = drizzle.mock(databaseOptions);

/**
 * Wraps a function that builds a query, so that it builds one text and binds the values of each call:
 * those of its arguments and of the properties of arguments that are plain objects. Properties that are
 * undefined are left out, as drizzle does, which makes a text of its own.
 *
 * The function gets placeholders in the place of values, null included, so it must neither branch on a
 * value nor calculate with one: that belongs to SQL, to the caller or to an encoder (`sql.param`). SQL
 * among the arguments is part of the text where `fragment` made it; with any other SQL the query is
 * built anew for that call.
 */
export function statement<Args extends readonly unknown[], Built extends Statement>(
  build: (db: Builder, ...args: Args) => Built,
): (db: Database, ...args: Args) => BoundStatement<Built['_']['result']> {
  const texts = new Map<string, Text>();
  return (db, ...args) => {
    const call = new Call(args);
    if (!call.isCacheable) return new BoundStatement(db, textOf(build(builder, ...args)), []);
    let text = texts.get(call.shape);
    if (!text) {
      text = textOf(build(builder, ...slotsFor(args)));
      texts.set(call.shape, text);
    }
    return new BoundStatement(db, text, call.values);
  };
}

/** The same for SQL that is part of statements: a scalar, a condition, a subquery. */
export function fragment<Args extends readonly unknown[]>(
  build: (...args: Args) => SQL,
): (...args: Args) => SQL {
  const id = `${++fragments}`;
  return (...args) => new Fragment(id, args, build);
}

/** Condition: the operand is one of these values. One value however many there are, so that the text is constant. */
export const isOneOf = (operand: unknown, values: readonly (string | number)[]): SQL =>
  sql`${operand} IN (SELECT value FROM json_each(${asJson(values)}))`;

/** A value as JSON text, for `json_each`. */
export const asJson = (value: unknown): Param => sql.param(value, json);

const json: DriverValueEncoder<unknown, string> = {
  mapToDriverValue: (value) => JSON.stringify(value),
};

let fragments = 0;

class Fragment<Args extends readonly unknown[] = readonly unknown[]> extends SQL {
  readonly id: string;
  readonly args: Args;
  readonly build: (...args: Args) => SQL;
  #call: Call | null = null;

  constructor(id: string, args: Args, build: (...args: Args) => SQL) {
    // Built inside a query that is not a statement, and only there.
    const withValues = { getSQL: () => build(...args), shouldOmitSQLParens: () => true };
    super([withValues]);
    this.id = id;
    this.args = args;
    this.build = build;
  }

  /** Taken apart once: a request gives the same scalar to many statements. */
  get call(): Call {
    this.#call ??= new Call(this.args);
    return this.#call;
  }

  withSlots(next: () => Slot): SQL {
    return this.build(...slotsFor(this.args, next));
  }
}

/** Stands for a value while a text is built. */
class Slot extends Placeholder {
  readonly index: number;

  constructor(index: number) {
    super(`${index}`);
    this.index = index;
  }
}

const looksAtValue = (): never => {
  throw new TypeError('A statement looks at a value while its text is built.');
};

/** Throws for a function that calculates with a slot, makes it a text, or asks for what is in its value. */
const blindly: ProxyHandler<Slot> = {
  get: (slot, key) =>
    Reflect.has(slot, key) || typeof key === 'symbol' || key === 'shouldOmitSQLParens'
      ? key === 'toString' || key === 'valueOf'
        ? looksAtValue()
        : Reflect.get(slot, key)
      : looksAtValue(),
  ownKeys: looksAtValue,
};

/** A call taken apart: two of the same shape have the same text, and their values have the same order. */
class Call {
  shape = '';
  isCacheable: boolean = true;
  readonly values: unknown[] = [];

  constructor(args: readonly unknown[]) {
    this.addAll(args);
  }

  private addAll(args: readonly unknown[]) {
    for (const arg of args) {
      if (!isRecord(arg)) this.add(arg);
      else {
        this.shape += '{';
        for (const key in arg) {
          this.shape += key;
          this.add(arg[key]);
        }
        this.shape += '}';
      }
    }
  }

  private add(value: unknown) {
    if (value === undefined) this.shape += '-';
    else if (value instanceof Fragment) {
      const { shape, values, isCacheable } = value.call;
      this.shape += `(${value.id}:${shape})`;
      this.values.push(...values);
      this.isCacheable &&= isCacheable;
    } else if (isSQLWrapper(value)) this.isCacheable = false;
    else {
      this.shape += '?';
      this.values.push(value);
    }
  }
}

/** The arguments of a call with slots in the place of its values, in the order of `Call`. */
function slotsFor<Args extends readonly unknown[]>(args: Args, next = counter()): Args {
  const slotFor = (value: unknown) => {
    if (value === undefined) return undefined;
    return value instanceof Fragment ? value.withSlots(next) : next();
  };
  const slots = args.map((arg) => {
    if (!isRecord(arg)) return slotFor(arg);
    const properties: Record<string, unknown> = {};
    for (const key in arg) properties[key] = slotFor(arg[key]);
    return properties;
  });
  // A slot is typed as the value it stands for, so that a store function reads as plain drizzle.
  return slots as readonly unknown[] as Args;
}

function counter(): () => Slot {
  let count = 0;
  return () => new Proxy(new Slot(count++), blindly);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The text of a query, what it binds in the place of each `?`, and how the rows of its answer are read. */
type Text = {
  sql: string;
  params: readonly (Constant | Bound)[];
  read: ReadRows;
};
type Constant = { constant: unknown };
type Bound = { index: number; encoder: DriverValueEncoder<unknown, unknown> | null };

/** Builders have `prepare`, and what `db.all` and `db.run` make is prepared as it is. */
const isPrepared = (query: object): query is Prepared => 'getQuery' in query;
const isPreparable = (query: object): query is { prepare(): Prepared } => 'prepare' in query;

function textOf(query: Statement): Text {
  const prepared = isPreparable(query) ? query.prepare() : query;
  if (!isPrepared(prepared)) throw new TypeError('This is no query that drizzle has built.');
  const built = prepared.getQuery();
  return {
    sql: built.sql,
    params: built.params.map(paramOf),
    read: readerOf(prepared),
  };
}

function paramOf(param: unknown): Constant | Bound {
  if (param instanceof Slot) return { index: param.index, encoder: null };
  if (param instanceof Param && param.value instanceof Slot)
    return { index: param.value.index, encoder: param.encoder };
  return { constant: param };
}

/** A statement with its values, for `commit` and the like; alone it runs when it is awaited. */
export class BoundStatement<Result> extends QueryPromise<Result> {
  declare readonly _: { readonly dialect: 'sqlite'; readonly result: Result };
  readonly #db: Database;
  readonly #text: Text;
  readonly #values: readonly unknown[];

  constructor(db: Database, text: Text, values: readonly unknown[]) {
    super();
    this.#db = db;
    this.#text = text;
    this.#values = values;
  }

  /** What is sent to the client. */
  toSend(): InStatement {
    const { sql, params } = this.#text;
    return { sql, args: params.map((param) => argumentOf(param, this.#values)) };
  }

  mapResult(result: ResultSet): unknown {
    return this.#text.read(result);
  }

  override async execute(): Promise<Result> {
    return this.mapResult(await this.#db.$client.execute(this.toSend())) as Result;
  }
}

function argumentOf(param: Constant | Bound, values: readonly unknown[]): InValue {
  const value = 'constant' in param ? param.constant : encode(param, values[param.index]);
  if (isBindable(value)) return value;
  throw new TypeError('A value of a statement is none that a database takes.');
}

/** As drizzle encodes a value that is no placeholder: NULL stays NULL in any column. */
const encode = ({ encoder }: Bound, value: unknown): unknown =>
  value === null || encoder === null ? value : encoder.mapToDriverValue(value);

const isBindable = (value: unknown): value is InValue =>
  value === null ||
  typeof value !== 'object' ||
  value instanceof Uint8Array ||
  value instanceof ArrayBuffer;

/** A statement, or a query of plain drizzle, ready for the client. */
export const bind = (db: Database, query: Statement): BoundStatement<unknown> =>
  query instanceof BoundStatement ? query : new BoundStatement(db, textOf(query), []);
