import type { ServiceConfig } from './config.ts';
import type { Field } from './field.ts';
import { type Fields, parseText, readList, readValue } from './read-values.ts';

/** What `readRepository` reads; to be among the known keys of the mapping that it is given. */
export const repositoryKeys = ['repository', 'branch', 'paths'] as const;

/** Whether a repository is given as the path of a clone on this machine. @example isPath('../orders.git') // true */
export const isPath = (repository: string): boolean => /^\.{0,2}\//.test(repository);

/** The address as it is written; a path is absolute, from the folder of the file. */
const readPlace = (field: Field | undefined): string | null => {
  const written = field?.parse(parseText, null) ?? null;
  return written !== null && isPath(written) ? (field?.path() ?? null) : written;
};

/** The name of a branch, without `refs/heads/`. Throws `Error` where it can be none. */
export const parseBranch = (text: string): string => {
  const name = parseText(text).replace(/^refs\/heads\//, '');
  // What git itself refuses in a name; "-" at its beginning would be an option.
  if (/^[-/.]|[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|(\/|\.|\.lock)$/u.test(name))
    throw new Error(`"${text}" can be no branch; write its name alone, like main`);
  return name;
};

/** A folder or file within a repository. Throws `Error` with a sentence for the reader. */
export const parseRepositoryPath = (text: string): string => {
  const path = parseText(text).replace(/^\.\//, '').replace(/\/+$/, '');
  if (path === '' || path.startsWith('/') || path.split('/').includes('..') || /[*?[\p{Cc}]/u.test(path))
    throw new Error(`"${text}" must be a folder or a file from the top of the repository, without wildcards`);
  return path;
};

/** Where the changes of a service are made. */
export const readRepository = (fields: Fields): Pick<ServiceConfig, (typeof repositoryKeys)[number]> => ({
  repository: readPlace(fields.get('repository')),
  branch: readValue(fields, 'branch', parseBranch, null),
  paths: readList(fields, 'paths', parseRepositoryPath, []),
});
