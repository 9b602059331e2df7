/**
 * What the API answers at this path, asked without the typed client, which is too large for what pages load before anybody
 * turns to them. Null where no such answer comes, be it that a network answers with a page of its own.
 */
export async function askEarly<Answer>(path: string): Promise<Answer | null> {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
