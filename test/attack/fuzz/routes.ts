import type { core } from 'zod/mini';
import type { TestApp } from '../../helpers/app.ts';

/** A route of the app, and what the schemas of the contract say that it takes. */
export type Route = {
  method: string;
  path: string;
  json?: core.$ZodType;
  query?: core.$ZodType;
};

type Taking = { target: 'json' | 'query'; schema: core.$ZodType };

const isTaking = (handler: object): handler is Taking =>
  'schema' in handler && 'target' in handler && ['json', 'query'].includes(String(handler.target));

/** Every route of the app, each once. */
export function routesOf({ api }: Pick<TestApp, 'api'>): Route[] {
  const routes = new Map<string, Route>();
  for (const { method, path, handler } of api.routes) {
    if (method === 'ALL') continue;
    const route = routes.get(`${method} ${path}`) ?? { method, path };
    routes.set(`${method} ${path}`, {
      ...route,
      ...(isTaking(handler) && { [handler.target]: handler.schema }),
    });
  }
  return [...routes.values()];
}
