import fc from 'fast-check';
import { type Role, roles } from '../../rights/fixture.ts';
import type { Body } from './body.ts';
import { files } from './file-bodies.ts';
import { formsOf } from './form-bodies.ts';
import { broken, hostileHeader, hostileJson, hostileText } from './hostile.ts';
import { jsonOfSchema, type Known } from './json-of-schema.ts';
import { knownForms } from './known.ts';
import { mails } from './mail-bodies.ts';
import type { Route } from './routes.ts';

/** A request of the fuzzer. Texts between percent signs are filled in when it is sent. */
export type FuzzRequest = {
  role: Role;
  /** Where it comes from. */
  address: string;
  method: string;
  path: string;
  /** Beside the cookies of who sends it; a `Cookie` here is added to them. */
  headers: Record<string, string>;
  /** A body of bytes has them as Latin-1. */
  body: { text: string; isBytes: boolean } | null;
};

type Headers = Record<string, string>;

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

const address = fc.oneof(
  fc.ipV4(),
  fc
    .tuple(fc.nat(0xffff), fc.nat(0xffff))
    .map(([a, b]) => `2001:db8:${a.toString(16)}:${b.toString(16)}::1`),
);

/** Requests to every route, by every role: most of them nearly right, some as far from it as they can be. */
export const fuzzRequests = (routes: readonly Route[], known: Known): fc.Arbitrary<FuzzRequest> => {
  const schemas = routes.flatMap(({ json }) => json ?? []);
  const anyJson = fc.oneof(hostileJson, ...schemas.map((schema) => jsonOfSchema(schema, known)));
  return fc.oneof(
    ...routes.map((route) => ({
      // What asks for much is refused for much.
      weight: 2 + namesOf(route.json).length,
      arbitrary: requestsTo(route, known, anyJson),
    })),
  );
};

const requestsTo = (
  route: Route,
  known: Known,
  anyJson: fc.Arbitrary<string>,
): fc.Arbitrary<FuzzRequest> =>
  fc
    .record({
      role: rolesFor(route),
      address,
      method: fc.oneof(
        { weight: 30, arbitrary: fc.constant(route.method) },
        fc.constantFrom(...methods),
      ),
      path: fc.tuple(pathsOf(route), queriesOf(route)).map((parts) => parts.join('')),
      headers: headersOf(route),
      body: bodiesOf(route, known, anyJson),
    })
    .map(({ headers, body, ...request }) => ({
      ...request,
      headers: { ...(body?.type && { 'Content-Type': body.type }), ...headers },
      body: body && { text: body.text, isBytes: body.isBytes ?? false },
    }));

/** Who sends: often one of those to whom the route belongs. */
function rolesFor(route: Route): fc.Arbitrary<Role> {
  if (lastCalls.test(route.path))
    return fc.oneof(
      { weight: 20, arbitrary: fc.constant('guest' as const) },
      fc.constantFrom(...roles),
    );
  const fitting = route.path.startsWith('/api/desk')
    ? (['agent', 'admin'] as const)
    : (['owner', 'guest'] as const);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...roles) },
  );
}

/** What leaves others nothing to do: nobody who is signed in, no ticket of theirs. */
const lastCalls = /\/(?:sign-out|sign-out-everywhere|erase|block|route)$/;

const segment = hostileText.map((text) => encodeURIComponent(text.slice(0, 800).toWellFormed()));

const parameters: Readonly<Record<string, readonly string[]>> = {
  ':code': ['%ticket%'],
  ':id': ['%file%', '%free-file%'],
  ':type': ['technical', 'technical', 'payment', 'return', 'account', 'security'],
};

/** What an id is of, by the part of the path before it; files where none is. */
const ids: Readonly<Record<string, readonly string[]>> = {
  closures: ['%closure%'],
  agents: ['%agent%'],
  tags: ['%tag%', '%other-tag%'],
  'close-reasons': ['%close-reason%'],
  participants: ['%participant%'],
  replies: ['%saved-reply%'],
  views: ['%saved-view%'],
};

const turns: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => path.replace(/\/$/, ''),
  (path) => path.toUpperCase(),
  (path) => path.replaceAll('/', '//'),
  (path) => path.replace(/(.)\//, '$1%2f'),
  (path) => `${path}%00`,
  (path) => `${path}%zz`,
  (path) => `${path}/..%2f..`,
  (path) => `${path};a=b`,
  (path) => `${path}.json`,
  (path) => path.replaceAll('/', '\\'),
  (path) => `/${path}`,
];

function pathsOf({ path }: Route): fc.Arbitrary<string> {
  const parts = path.split('/').map((part, at, all) => {
    const given = (part === ':id' && ids[all[at - 1] ?? '']) || parameters[part];
    return given
      ? fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(...given) },
          { weight: 1, arbitrary: segment },
        )
      : fc.constant(part);
  });
  const right = fc.tuple(...parts).map((texts) => texts.join('/'));
  return fc.oneof(
    { weight: 25, arbitrary: right },
    {
      weight: 1,
      arbitrary: fc.tuple(right, fc.constantFrom(...turns)).map(([text, turn]) => turn(text)),
    },
  );
}

const queryValue = fc.oneof(
  { weight: 3, arbitrary: segment },
  { weight: 1, arbitrary: fc.constantFrom('%', '+', '%ff', '%e2%8', '1', '%ticket%', 'code') },
);

/** Queries that are in order, by a name that the schema or the path has. */
const goodQueries: readonly [name: string, query: string][] = [
  ['form', '?form=code'],
  ['form', '?form=ticket'],
  ['version', '?version=1'],
  ['state', '?state=open&q=a'],
  ['state', '?department=technical&mine=1'],
  ['/confirm/', '?proof=%link-proof%&token=%link-token%'],
  ['/search', '?q=%D9%BE%D8%B1%D8%AF%D8%A7%D8%AE%D8%AA'],
  ['/search', '?q=nothing&literal=1'],
  ['/api/desk/on-behalf/callers', '?search=4455'],
];

function queriesOf({ method, path, query }: Route): fc.Arbitrary<string> {
  const own = namesOf(query);
  const fits = (name: string) => own.includes(name) || path.startsWith(name);
  const names = [...own, 'q', 'literal', 'form', 'proof', 'token', '__proto__', 'q[]', ''];
  const good = fc.constantFrom(
    '',
    ...goodQueries.filter(([name]) => fits(name)).map(([, text]) => text),
  );
  const pairs = fc
    .array(fc.tuple(fc.constantFrom(...names), queryValue), { maxLength: 4 })
    .map((all) => `?${all.map((pair) => pair.join('=')).join('&')}`);
  const asks = method === 'GET' ? 3 : 1;
  return fc.oneof({ weight: 6, arbitrary: good }, { weight: asks, arbitrary: pairs });
}

const namesOf = (schema: Route['query']): string[] => {
  const def = schema?._zod.def;
  return def && 'shape' in def ? Object.keys(def.shape as object) : [];
};

const oddHeaders = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'Accept',
      'Accept-Language',
      'Accept-Encoding',
      'User-Agent',
      'Referer',
      'Cookie',
      'Idempotency-Key',
      'Form-Token',
      'File-Name',
      'Forwarded',
      'X-Forwarded-Host',
      'X-Real-IP',
      'CF-Connecting-IP',
      'If-None-Match',
      'Range',
      'Content-Type',
      'Content-Encoding',
      'Origin',
      'Sec-Fetch-Site',
      'Sec-Purpose',
      'X-HTTP-Method-Override',
      'Pasokh-Recipients',
      'Pasokh-Signature',
    ),
    hostileHeader,
  ),
  fc.constantFrom<[string, string]>(
    ['Accept', 'text/html'],
    ['Accept', 'text/html;q=, */*;q=2'],
    ['Cookie', '__proto__=x; constructor=y; =; ;; a; session; device=%; proof-file="'],
    ['Cookie', `proof-file=${'A'.repeat(22)}; device=${'A'.repeat(43)}`],
    ['Idempotency-Key', 'a-key-of-this-run'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['If-Modified-Since', 'yesterday'],
    ['If-None-Match', '*'],
    ['Range', 'bytes=5-2,0-,-1'],
    ['Content-Type', 'application/json; charset=utf-7'],
    ['Content-Type', 'application/JSON;;;'],
    ['Content-Type', 'text/plain'],
    ['Content-Type', 'multipart/form-data'],
    ['Content-Type', 'multipart/form-data; boundary='],
    ['Content-Encoding', 'gzip'],
  ),
);

function headersOf({ method, path }: Route): fc.Arbitrary<Headers> {
  const own: Headers = {
    ...(method !== 'GET' && { 'Sec-Fetch-Site': 'same-origin' }),
    ...(path.endsWith('/attachments') && { 'Form-Token': '%form-key%', 'File-Name': 'a.png' }),
    ...(path.includes('/attachments/:id') && { 'Form-Token': '%form-key%' }),
    ...(path === '/api/inbound' && { 'Pasokh-Recipients': '%reply-to%' }),
  };
  const names = fc.constantFrom('a.png', 'a.jpg', 'a.webp', 'a.pdf', '%D8%B1.png', '%', 'a\\..png');
  const withName = path.endsWith('/attachments')
    ? names.map((name) => ({ ...own, 'File-Name': name }))
    : fc.constant(own);
  return fc
    .tuple(
      withName,
      fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(oddHeaders, { maxLength: 3 })),
    )
    .map(([base, odd]) => ({ ...base, ...Object.fromEntries(odd) }));
}

function bodiesOf(
  route: Route,
  known: Known,
  anyJson: fc.Arbitrary<string>,
): fc.Arbitrary<Body | null> {
  const key = `${route.method} ${route.path}`;
  const form = knownForms[key];
  const own = route.json ? jsonOfSchema(route.json, known) : null;
  const none = fc.constant(null);
  const odd = fc.oneof(
    anyJson.map(asJson),
    broken(own ?? anyJson).map(asJson),
    formsOf(form ?? knownForms['POST /feedback/'] ?? {}),
    files,
    none,
  );
  const right = ((): fc.Arbitrary<Body | null> => {
    if (own && key === 'POST /api/transcripts/compare')
      return fc.oneof(own, transcripts).map(asJson);
    if (own) return own.map(asJson);
    if (form) return formsOf(form);
    if (key.endsWith('/attachments')) return files;
    if (key === 'POST /api/inbound') return mails;
    return none;
  })();
  return fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: route.method === 'GET' ? 1 : 3, arbitrary: odd },
  );
}

/** A copy of the ticket as it was issued, or with something beside it. */
const transcripts = fc.constantFrom(
  '%transcript%',
  '{"a":%transcript%}',
  '[%transcript%]',
  '%transcript%%transcript%',
);

const asJson = (text: string): Body => ({ type: 'application/json', text });
