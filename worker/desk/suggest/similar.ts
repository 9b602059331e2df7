import type { SimilarAnswer } from '#shared/contract/desk/suggest.ts';
import { titleOfState } from '#shared/contract/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { isWithinReach } from '../store-viewer.ts';
import { anyFormOf, anyTwoOf, distinctiveOf, wordsToCompare } from './distinctive.ts';
import { countWords, findFirstWords, listSimilar } from './store-similar.ts';

const mostShown = 5;
/** Where one without a rating stands among the ratings. */
const unrated = 3.5;

/**
 * Requests like this one that were answered, within the agent's reach: the best rated first, then the most alike.
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those of other departments alike.
 */
export async function findSimilar(
  context: RequestContext,
  tokenHash: string,
  code: string,
): Promise<SimilarAnswer> {
  const { db, clock, settings } = context;
  const {
    agent,
    rows: [[ticket], [first]],
  } = await readWithAgent(context, tokenHash, [
    findTicketByCode(db, code),
    findFirstWords(db, code),
  ]);
  if (!ticket || !isWithinReach(agent, ticket)) throw new Problem('not_found');
  const words = wordsToCompare([ticket.title, first?.text ?? '']);
  if (words.length === 0) return { similar: [] };
  const counts = await countWords(db, words.map(anyFormOf));
  const distinctive = distinctiveOf(words, counts);
  const match = anyTwoOf(distinctive.map(({ word }) => word));
  if (match === null) return { similar: [] };
  const asking = agentOfSession(tokenHash, clock.now(), settings.limits);
  const found = await listSimilar(
    ...([db, asking, code, match, JSON.stringify(distinctive), mostShown] as const),
  );
  return {
    similar: found
      .map((row) => ({
        ...row,
        code: showTrackingCode(row.code),
        stateTitle: titleOfState(settings.stateWords, row.state),
      }))
      .sort((one, other) => (other.rating ?? unrated) - (one.rating ?? unrated)),
  };
}
