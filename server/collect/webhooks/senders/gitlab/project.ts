import type { HookConfig } from '../../../../config/hook-config.ts';
import type { ServiceNames } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { serviceNames } from '../names.ts';

/** The address of the project that an event is about. */
export const projectUrl = (body: Fields): string => body.needObject('project').needText('web_url');

/** Whose an event of a project is. */
export function ownersOf(hook: HookConfig, body: Fields): ServiceNames {
  const project = body.needObject('project');
  return serviceNames(hook, body.value, [
    project.text('web_url'),
    project.text('path_with_namespace'),
    project.text('name'),
  ]);
}
