import type { HookConfig } from '../../../../config/hook-config.ts';
import type { ServiceNames } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { serviceNames } from '../names.ts';

/** The address of the repository that an event is about. */
export const repositoryOf = (body: Fields): string => body.needObject('repository').needText('html_url');

/** Whose an event of a repository is; `first` is a name that goes before the repository's own. */
export function ownersOf(hook: HookConfig, body: Fields, first: string | null = null): ServiceNames {
  const repository = body.needObject('repository');
  return serviceNames(hook, body.value, [
    first,
    repository.text('html_url'),
    repository.text('full_name'),
    repository.text('name'),
  ]);
}

/** Whether an account is a machine's. */
export const isBot = (body: Fields, account: string): boolean => body.object(account)?.text('type') === 'Bot';
