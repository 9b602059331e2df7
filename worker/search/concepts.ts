import { type Concepts, conceptsOf } from '#shared/search/concepts.ts';
import type { Services } from '../foundation/ports/services.ts';

/**
 * The concepts that the site's index was built with. Where the index cannot be had, that is logged and they are those
 * of number words alone. Never rejects.
 */
export async function conceptsOfSite({
  searchIndex,
  log,
}: Pick<Services, 'searchIndex' | 'log'>): Promise<Concepts> {
  try {
    const { concepts } = await searchIndex();
    return concepts;
  } catch (fault) {
    log.error('search_index_unavailable', fault);
    return conceptsOf({ lines: [], outOfDomainWords: '' });
  }
}
