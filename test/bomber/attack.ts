import type { Field, Party } from './field.ts';
import type { Crowd, Person } from './honest-people.ts';
import type { Payer } from './payer.ts';

/** What an attack needs to know. */
export type Attacker = Party & {
  field: Field;
  crowd: Crowd;
  /** Phones that it wants to shut out. */
  victims: readonly Person[];
  /** About how many requests it may send. */
  requests: number;
  payer: Payer;
};

/** One attack: what it is called, and how it goes. */
export type Attack = {
  name: string;
  play(attacker: Attacker): Promise<void>;
};
