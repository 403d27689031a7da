import { expect, it } from 'vitest';
import { startTestBoard } from '../../harness/board.ts';

const ids = Array.from({ length: 38 }, (_, index) => `service-${String(index).padStart(2, '0')}`);
const yaml = `services:\n${ids.map((id) => `  - { id: ${id}, objectives: [{ id: availability, push: {} }] }`).join('\n')}\n`;

interface Operation {
  readonly description?: string;
  readonly security?: readonly object[];
}

const withoutToken = ['Open to whoever reaches the board.', 'For the sender that the hook is configured for'];
const withToken = 'Needs a token with the scope ';

it('every route says who may call it: with a token, a sender with its proof, or whoever reaches the board', async () => {
  const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  const { paths } = await board.get<{ paths: Record<string, Record<string, Operation>> }>(
    '/api/v1/openapi.json',
  );
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method} ${path}`, operation })),
  );
  const unsaid = routes.filter(
    ({ operation: { description = '', security } }) =>
      !(security === undefined ? withoutToken : [withToken]).some((caller) => description.startsWith(caller)),
  );
  expect(unsaid.map(({ route }) => route)).toEqual([]);
  expect(routes.length).toBeGreaterThan(10);
  expect(paths['/api/v1/notes']?.post?.description).toBe(
    "Needs a token with the scope incidents, or admin. Until the first token exists, the board's own machine needs none.",
  );
  await board.close();
});

it('a service that is not known is answered with those that are, and how many more', async () => {
  const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  const { body } = await board.send('GET', '/api/v1/services/nothing-like-them');
  expect(body.detail).toBe(
    `No service is called "nothing-like-them". Known: ${ids.slice(0, 20).join(', ')} and 18 more.`,
  );
  await board.close();
});
