import { sValidator } from '@hono/standard-validator';
import type { ValidationTargets } from 'hono';
import type * as z from 'zod/mini';
import { Problem } from '../problem.ts';

/**
 * Parses one part of the request by its schema, before any rule runs.
 * A fault becomes `bad_input` with one sentence per field. The handler bears `target` and `schema`, so that
 * who walks the routes finds what each takes.
 */
export const input = <
  Target extends 'json' | 'query' | 'param' | 'form',
  Schema extends z.ZodMiniType,
>(
  target: Target & keyof ValidationTargets,
  schema: Schema,
) =>
  Object.assign(
    sValidator(target, schema, (result) => {
      if (result.success) return;
      const fields: Record<string, string> = {};
      for (const { path, message } of result.error) {
        const name = (path ?? []).map((key) => (typeof key === 'object' ? key.key : key)).join('.');
        fields[name] ??= message;
      }
      throw new Problem('bad_input', { fields });
    }),
    { target, schema },
  );
