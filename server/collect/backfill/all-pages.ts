import { type JsonObject, objectsOf } from '../code-host/pick.ts';
import { type HostClient, HostRefusal } from './host-client.ts';

/** The objects of a page of a list. @throws HostRefusal where it is no list */
export const listOf = (body: unknown, url: string): JsonObject[] => {
  if (Array.isArray(body)) return objectsOf(body);
  throw new HostRefusal(200, `${new URL(url).pathname}: the answer is no list; see --api`);
};

/** A whole list, for those that are short. @throws HostRefusal */
export const allPages = async (client: HostClient, url: string): Promise<JsonObject[]> => {
  const objects: JsonObject[] = [];
  for (let next: string | null = url; next !== null; ) {
    const page = await client.page(next);
    objects.push(...listOf(page.body, next));
    next = page.next;
  }
  return objects;
};
