import { type Config, type Environment, isLoopback, readConfig } from '../config.ts';
import { withKeptSecrets } from './secrets.node.ts';

/**
 * The configuration on this machine: on a loopback origin missing secrets are made once and kept in
 * `secretsFile`. @throws ConfigFault
 */
export async function readNodeConfig(env: Environment, secretsFile: string): Promise<Config> {
  const origin = env.PUBLIC_ORIGIN?.trim() || 'http://localhost';
  const mayInvent = URL.canParse(origin) && isLoopback(origin);
  return readConfig(mayInvent ? await withKeptSecrets(env, secretsFile) : env);
}
