import type { APIRoute } from 'astro';
import type { FeedbackArticles } from '#shared/contract/feedback.ts';
import { shelvesOfContent } from '../../articles/current.node.ts';

/** Which articles there are, for the API: readers may speak of these. */
export const GET: APIRoute = () => {
  const shelves = shelvesOfContent();
  const articles: FeedbackArticles = {};
  for (const { id, title } of shelves.articles) {
    const requestType = shelves.requestTypeFor(id)?.id;
    articles[id] = { title, ...(requestType && { requestType }) };
  }
  return Response.json(articles);
};
