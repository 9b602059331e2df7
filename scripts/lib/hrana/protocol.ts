// What goes over the wire in Hrana over HTTP with JSON, as libsql-hrana/src/proto.rs words it.

export type HranaValue =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string };
export type SqlReference = { sql?: string | null; sql_id?: number | null };
export type HranaStatement = SqlReference & {
  args?: HranaValue[];
  named_args?: { name: string; value: HranaValue }[];
};
export type HranaCondition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: HranaCondition }
  | { type: 'and' | 'or'; conds: HranaCondition[] }
  | { type: 'is_autocommit' };
export type HranaBatch = {
  steps: { stmt: HranaStatement; condition?: HranaCondition | null }[];
};
export type HranaRequest =
  | { type: 'execute'; stmt: HranaStatement }
  | { type: 'batch'; batch: HranaBatch }
  | ({ type: 'sequence' | 'describe' } & SqlReference)
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' | 'close' };
export type PipelineBody = { baton?: string | null; requests: HranaRequest[] };
export type HranaError = { message: string; code: string };
export type HranaResult =
  | { type: 'ok'; response: { type: HranaRequest['type'] } & Record<string, unknown> }
  | { type: 'error'; error: HranaError };
export type StatementResult = {
  cols: readonly { name: string; decltype: string | null }[];
  rows: HranaValue[][];
  affected_row_count: number;
  last_insert_rowid: string | null;
};
export type HranaVersion = 2 | 3;
