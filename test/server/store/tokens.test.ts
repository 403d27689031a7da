import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

describe('tokens', () => {
  it('are found by the hash of their secret, until they are revoked', () => {
    const { tokens } = openAt(temporaryFolder(), NOW);
    expect(tokens.any()).toBe(false);
    const token = tokens.create('pipeline', ['deployments', 'incidents'], hashOf('s3cret'), NOW);
    expect(token).toEqual({
      id: 1,
      name: 'pipeline',
      scopes: ['deployments', 'incidents'],
      createdAtMs: NOW,
      revokedAtMs: null,
    });
    expect(tokens.findByHash(hashOf('s3cret'))).toEqual(token);
    expect(tokens.findByHash(hashOf('other'))).toBeNull();
    expect(tokens.revoke(token.id, NOW + 1)).toBe(true);
    expect(tokens.revoke(token.id, NOW + 2)).toBe(false);
    expect(tokens.findByHash(hashOf('s3cret'))).toBeNull();
    expect(tokens.list()).toEqual([{ ...token, revokedAtMs: NOW + 1 }]);
    expect(tokens.any()).toBe(true);
  });

  it('do not leave their secret in the file, and take nothing but a SHA-256', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    store.tokens.create('pipeline', ['read'], hashOf('s3cret-in-the-open'), NOW);
    expect(() => store.tokens.create('bare', [], Buffer.from('s3cret'), NOW)).toThrow(
      'CHECK constraint failed',
    );
    store.close();
    expect(readFileSync(join(folder, 'andon.db')).includes('s3cret')).toBe(false);
  });
});
