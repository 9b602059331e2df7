/** What a command of ours gets of the environment of the tests: nothing that a setting comes from. */
export const bareEnvironment = {
  PATH: process.env.PATH,
  // Commands are started hundreds of times; Node compiles each of their modules once.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  NODE_OPTIONS: process.env.NODE_OPTIONS,
};
