import { type MutableRef, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Command } from './command.ts';

/** A command, or a condition that left it out. */
type Offered = Command | false | null | undefined | '' | 0;

const registered = new Set<MutableRef<readonly Offered[]>>();
const followers = new Set<() => void>();

const notifyFollowers = () => {
  for (const follow of followers) follow();
};

/**
 * Offers commands while the calling component is shown. The newest rendering counts, so that `run` may use what it
 * knows; `Command` says the rest.
 */
export function useCommands(commands: readonly Offered[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  useLayoutEffect(() => {
    registered.add(latest);
    notifyFollowers();
    return () => {
      registered.delete(latest);
      notifyFollowers();
    };
  }, []);
}

/** All commands as of now; of two that share a key the one that came later has it. */
export const commandsNow = (): Command[] =>
  [...registered].flatMap(({ current }) => current.filter(isOffered));

const isOffered = (offered: Offered): offered is Command => Boolean(offered);

/** All commands as of this rendering, which is repeated when components that offer some come and go. */
export function useRegisteredCommands(): Command[] {
  const [, setRound] = useState(0);
  useLayoutEffect(() => {
    const follow = () => setRound((round) => round + 1);
    followers.add(follow);
    return () => {
      followers.delete(follow);
    };
  }, []);
  return commandsNow();
}
