import * as z from 'zod/mini';
import { inputLimits } from '../../fields/size-limits.ts';
import { participantInput } from '../tickets.ts';

// Who takes part in a request besides its customer. Every write carries the version that the agent saw (R37).

const version = z.int().check(z.positive());

/** Adds somebody to a request. */
export const joinInput = z.strictObject({ version, ...participantInput.shape });

/** Ends that somebody takes part. */
export const leaveInput = z.strictObject({
  version,
  participant: z.string().check(z.maxLength(inputLimits.messageId)),
});

/** Who takes part, and whether somebody can be added. */
export type DeskParticipants = {
  /** `name` is the masked number where nobody knows another. */
  people: { id: string; name: string; masked: string }[];
  canAdd: boolean;
};
