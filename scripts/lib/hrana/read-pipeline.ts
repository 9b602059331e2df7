import { ProtocolError } from './error-codes.ts';
import type { PipelineBody } from './protocol.ts';

const requestTypes = new Set([
  'close',
  'execute',
  'batch',
  'sequence',
  'describe',
  'store_sql',
  'close_sql',
  'get_autocommit',
]);
type Loose = { [name: string]: unknown };
const valueTypes: { [type: string]: (value: Loose) => boolean } = {
  null: () => true,
  integer: ({ value }) => typeof value === 'string' && isInt64(value),
  float: ({ value }) => typeof value === 'number',
  text: ({ value }) => typeof value === 'string',
  blob: ({ base64 }) => typeof base64 === 'string' && /^[A-Za-z0-9+/]*=*$/.test(base64),
};

/** The body of a pipeline, or the error that sqld gives for one that it cannot read. */
export function readPipeline(text: string): PipelineBody | ProtocolError {
  try {
    const body: unknown = JSON.parse(text);
    const { requests } = body as Loose;
    if (!Array.isArray(requests)) throw new Error('missing field `requests`');
    for (const request of requests as Loose[]) {
      if (!requestTypes.has(String(request.type)))
        throw new Error(`unknown variant \`${String(request.type)}\``);
      for (const value of valuesIn(request))
        if (!valueTypes[String(value.type)]?.(value)) throw new Error('invalid value');
    }
    return body as PipelineBody;
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : '';
    return new ProtocolError(`Cannot deserialize client message from JSON: ${reason}`);
  }
}

function valuesIn({ type, stmt, batch }: Loose): Loose[] {
  if (type === 'execute' && !stmt) throw new Error('missing field `stmt`');
  const steps = (batch as { steps?: { stmt: Loose }[] } | undefined)?.steps;
  if (type === 'batch' && !Array.isArray(steps)) throw new Error('missing field `steps`');
  const statements = type === 'execute' ? [stmt as Loose] : (steps ?? []).map((step) => step.stmt);
  return statements.flatMap(({ args, named_args }) => [
    ...((args ?? []) as Loose[]),
    ...((named_args ?? []) as { value: Loose }[]).map(({ value }) => value),
  ]);
}

function isInt64(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}
