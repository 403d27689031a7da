import type { Database } from 'better-sqlite3';
import type { TokenRow, TokenStore } from './store.ts';

type StoredToken = Omit<TokenRow, 'scopes'> & { readonly scopes: string };

const COLUMNS = 'id, name, scopes, created_at_ms AS createdAtMs, revoked_at_ms AS revokedAtMs';

function fromRow({ scopes, ...rest }: StoredToken): TokenRow {
  return { ...rest, scopes: JSON.parse(scopes) };
}

export function createTokenStore(database: Database): TokenStore {
  const insert = database.prepare<[string, string, Buffer, number], StoredToken>(
    `INSERT INTO tokens (name, scopes, secret_sha256, created_at_ms) VALUES (?, ?, ?, ?) RETURNING ${COLUMNS}`,
  );
  const select = database.prepare<[], StoredToken>(`SELECT ${COLUMNS} FROM tokens ORDER BY id`);
  const revoke = database.prepare<[number, number]>(
    'UPDATE tokens SET revoked_at_ms = ? WHERE id = ? AND revoked_at_ms IS NULL',
  );
  const selectValid = database.prepare<[Buffer], StoredToken>(
    `SELECT ${COLUMNS} FROM tokens WHERE secret_sha256 = ? AND revoked_at_ms IS NULL`,
  );
  const count = database.prepare<[], number>('SELECT count(*) FROM tokens').pluck();

  return {
    create(name, scopes, secretHash, nowMs) {
      const row = insert.get(name, JSON.stringify(scopes), secretHash, nowMs);
      if (row === undefined) throw new TypeError('the new token was not returned');
      return fromRow(row);
    },
    list: () => select.all().map(fromRow),
    revoke: (id, nowMs) => revoke.run(nowMs, id).changes === 1,
    findByHash(secretHash) {
      const row = selectValid.get(secretHash);
      return row === undefined ? null : fromRow(row);
    },
    any: () => count.get() !== 0,
  };
}
