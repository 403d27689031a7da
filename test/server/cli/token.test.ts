import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { andon, createFolder, serveFolder } from './andon.ts';

const made: string[] = [];
const newFolder = (): string => {
  const folder = createFolder();
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

/** Makes a token, lists it, revokes it twice. */
const walkThrough = async (folder: string) => {
  const created = await andon(folder, [
    'token',
    'create',
    '--name',
    'ci',
    '--scopes',
    'read,deployments,read',
  ]);
  const listed = await andon(folder, ['token', 'list', '--json']);
  const revoked = await andon(folder, ['token', 'revoke', '1']);
  const again = await andon(folder, ['token', 'revoke', '1']);
  const after = await andon(folder, ['token', 'list', '--json']);
  return { created, listed, revoked, again, after };
};

const expectGood = ({
  created,
  listed,
  revoked,
  again,
  after,
}: Awaited<ReturnType<typeof walkThrough>>): void => {
  // 32 bytes are 43 letters of base64url
  expect(created.out).toMatch(/^andon_[\w-]{43}\n$/);
  expect(created.err).toBe('token 1 "ci" may: read, deployments; its secret is not shown again\n');
  expect(JSON.parse(listed.out)).toEqual([
    { id: 1, name: 'ci', scopes: ['read', 'deployments'], createdAt: expect.any(String), revokedAt: null },
  ]);
  expect(listed.out).not.toContain(created.out.trim());
  expect(revoked).toMatchObject({ code: 0, out: 'token 1 is revoked\n' });
  expect(again.code).toBe(1);
  expect(JSON.parse(after.out)).toMatchObject([{ revokedAt: expect.any(String) }]);
};

describe('token', { timeout: 60_000 }, () => {
  it('create, list and revoke write into the store where no server runs', async () => {
    expectGood(await walkThrough(newFolder()));
  });

  it('create, list and revoke go through the server that has the folder open', async () => {
    const folder = newFolder();
    const server = await serveFolder(folder);
    try {
      expectGood(await walkThrough(folder));
    } finally {
      await server.stop();
    }
  });

  it('says so where there is none yet', async () => {
    expect(await andon(newFolder(), ['token', 'list'])).toMatchObject({
      code: 0,
      out: '',
      err: 'there is no token yet\n',
    });
  });
});
