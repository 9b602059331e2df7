import {
  ConfigFault,
  type Environment,
  isLoopback,
  readConfig,
} from '../../../worker/foundation/config.ts';
import type { CheckResult } from './checks.ts';

/** What the worker will find in its environment. */
export type WorkerVariables = {
  /** Names whose values are known here: `[vars]` of wrangler.toml, and secrets that are set here too. */
  known: Readonly<Record<string, string | undefined>>;
  /** Names of secrets that the worker has, whose values nobody can read back and that are not set here. */
  unknown: ReadonlySet<string>;
};

/**
 * What the worker will find, read from the names of its secrets. `here` is the environment of whoever
 * deploys (`.env` included): a name that is set here alone does not reach the worker.
 */
export function workerVariables(
  vars: Readonly<Record<string, string | undefined>>,
  secretNames: readonly string[],
  here: NodeJS.ProcessEnv,
): WorkerVariables {
  const known: Record<string, string | undefined> = { ...vars };
  const unknown = new Set<string>();
  for (const name of secretNames) {
    const value = here[name]?.trim();
    if (value) known[name] = value;
    else unknown.add(name);
  }
  return { known, unknown };
}

/** The same where nobody asked the worker: all that is set here may be there. */
export function variablesHere(
  vars: Readonly<Record<string, string | undefined>>,
  here: NodeJS.ProcessEnv,
): WorkerVariables {
  const set = Object.entries(here).flatMap(([name, value]) =>
    value?.trim() ? [[name, value]] : [],
  );
  return { known: { ...Object.fromEntries(set), ...vars }, unknown: new Set() };
}

/** Stands for a value that is not known here: long enough for a key. */
const someValue = 'x'.repeat(64);
/** An origin that others reach asks for more than one of this machine, or none. */
const someOrigin = 'https://help.example.ir';

type NamedFault = { name: string; fault: string };

/** Faults of `readConfig`, by the name of the variable that each begins with. */
function faultsOf({ known, unknown }: WorkerVariables): NamedFault[] {
  const standIns = Object.fromEntries([...unknown].map((name) => [name, someValue]));
  const there = { ...standIns, ...known };
  const faults = new Set(
    [there, { ...there, PUBLIC_ORIGIN: someOrigin }]
      .flatMap(readFaults)
      .concat(faultOfOrigin(known)),
  );
  return [...faults].map((fault) => ({ name: /^[A-Z_\d]+/.exec(fault)?.[0] ?? '', fault }));
}

function readFaults(environment: Environment): readonly string[] {
  try {
    readConfig(environment, 'workers');
    return [];
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults;
    throw fault;
  }
}

/** While it is worked on the worker runs on this machine; deployed it does not. */
function faultOfOrigin({ PUBLIC_ORIGIN: origin = '' }: WorkerVariables['known']): string[] {
  if (!URL.canParse(origin) || (origin.startsWith('https://') && !isLoopback(origin))) return [];
  return [`PUBLIC_ORIGIN is "${origin}"; it must start with https:// and not be this machine.`];
}

/** Whether what is known of the worker's variables is right. */
export function checkConfiguration(variables: WorkerVariables): CheckResult {
  const faults = faultsOf(variables);
  return {
    faults: faults
      .filter(({ name }) => variables.known[name] !== undefined)
      .map(({ fault }) => fault),
    unchecked: faults
      .filter(({ name }) => variables.unknown.has(name))
      .map(
        ({ name }) =>
          `The value of ${name} is a secret of the worker and not known here. Set it for the deployment too (in .env or the environment).`,
      ),
  };
}

const secretName = /(?:SECRET|TOKEN|_API_KEY)$/;

/** Sentences for variables of `[vars]` that are keys: the file is committed, and wrangler prints them. */
export const warnOfSecrets = (vars: WorkerVariables['known']): string[] =>
  Object.entries(vars)
    .filter(([name, value]) => secretName.test(name) || (value && URL.parse(value)?.password))
    .map(
      ([name]) =>
        `${name} under [vars] of wrangler.toml is printed below and shown at Cloudflare. Take it out and make it a secret.`,
    );

/** Whether the worker has every variable that it will ask for. `configFile` is a wrangler.toml of one's own. */
export function checkSecrets(variables: WorkerVariables, configFile?: string): CheckResult {
  const isElsewhere = (name: string) =>
    variables.known[name] !== undefined || variables.unknown.has(name);
  const config = configFile === undefined ? '' : ` --config "${configFile}"`;
  return {
    faults: faultsOf(variables)
      .filter(({ name }) => !isElsewhere(name))
      .map(
        ({ name, fault }) =>
          `The worker has no ${name}. ${fault} Set it: npx wrangler secret put ${name}${config}`,
      ),
  };
}
