import type { RequestType } from './request-types.ts';

/** A request type that takes requests whose sender has proven nothing; undefined where settings have none. */
export const typeWithoutProof = ({
  requestTypes,
}: {
  requestTypes: readonly RequestType[];
}): RequestType | undefined =>
  requestTypes.find(({ unprovenTickets }) => unprovenTickets === 'accept');
