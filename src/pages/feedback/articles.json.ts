import type { APIRoute } from 'astro';
import type { FeedbackArticles } from '#shared/contract/feedback.ts';
import { contentCatalog } from '../../articles/current.node.ts';

/** Which articles there are, for the API: readers may speak of these. */
export const GET: APIRoute = () => {
  const catalog = contentCatalog();
  const articles: FeedbackArticles = {};
  for (const { id, title } of catalog.articles) {
    const requestType = catalog.requestTypeFor(id)?.id;
    articles[id] = { title, ...(requestType && { requestType }) };
  }
  return Response.json(articles);
};
