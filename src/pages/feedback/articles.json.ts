import type { APIRoute } from 'astro';
import type { FeedbackArticles } from '#shared/contract/feedback.ts';
import { contentCatalog } from '../../articles/current.node.ts';

/** Which articles there are, for the API: readers may speak of these, and the desk says which are old. */
export const GET: APIRoute = () => {
  const catalog = contentCatalog();
  const articles: FeedbackArticles = {};
  for (const { id, title, checkedOn } of catalog.articles) {
    const requestType = catalog.requestTypeFor(id)?.id;
    articles[id] = { title, checkedOn, ...(requestType && { requestType }) };
  }
  return Response.json(articles);
};
