import type { Database } from 'better-sqlite3';

/** Of which repositories more is known than was looked at. Marks outlive the process. */
export interface RepositoryMarks {
  mark(repository: string): void;
  /** Every marked one with its mark, which grows each time. */
  all(): readonly { readonly repository: string; readonly mark: number }[];
  /** It was looked at; a mark that was made meanwhile stays. */
  done(repository: string, mark: number): void;
}

/** @example marks.mark('github.com/acme/orders'); // a push of it was read */
export function createRepositoryMarks(database: Database): RepositoryMarks {
  const put = database.prepare<[string]>(
    `INSERT INTO repositories_to_resolve VALUES (?, 1) ON CONFLICT (repository) DO UPDATE SET mark = mark + 1`,
  );
  const all = database.prepare<[], { repository: string; mark: number }>(
    'SELECT repository, mark FROM repositories_to_resolve ORDER BY repository',
  );
  const remove = database.prepare<[string, number]>(
    'DELETE FROM repositories_to_resolve WHERE repository = ? AND mark = ?',
  );
  return {
    mark: (repository) => void put.run(repository),
    all: () => all.all(),
    done: (repository, mark) => void remove.run(repository, mark),
  };
}
