import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: local, repository: /srv/secret-place/orders.git }
  - { id: remote, repository: 'https://ci:glpat-secret@git.example/acme/orders.git' }
`;

describe('where code lies', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2025-11-21T06:00:00Z' });
    const deploy = (body: Record<string, unknown>) =>
      board.send('POST', '/api/v1/deployments', { finishedAt: '2025-11-20T06:00:00Z', ...body });
    const changes = [{ sha: 'c1', committedAt: '2025-11-19T06:00:00Z' }];
    await deploy({ service: 'local', id: '1', changes });
    await deploy({ service: 'remote', id: '2', changes });
    // As GitLab has it in CI_REPOSITORY_URL.
    const repository = 'https://gitlab-ci-token:job-secret@git.example/acme/other.git';
    await deploy({ service: 'remote', id: '3', repository, changes: [{ ...changes[0], repository }] });
  });
  afterAll(() => board.close());

  it.each([
    '/services',
    '/deployments',
    '/releases',
    '/releases/local/production/1',
    '/releases/remote/production/2',
    '/releases/remote/production/3',
  ])('is named by %s without the path on the machine and without what opens it', async (path) => {
    const text = JSON.stringify(await board.get(`/api/v1${path}`));
    expect(text).not.toMatch(/secret/);
  });

  it('is kept without what opens it', () => {
    const kept = board.server.store.releases.changes(
      { service: 'remote', environment: 'production', id: '3' },
      10,
    );
    expect(kept.map(({ repository }) => repository)).toEqual(['https://git.example/acme/other.git']);
  });

  it('is named by the last part of its path', async () => {
    expect(await board.get('/api/v1/services')).toMatchObject({
      items: [{ repository: 'orders' }, { repository: 'https://git.example/acme/orders.git' }],
    });
  });
});
