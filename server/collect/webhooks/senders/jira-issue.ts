import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import type { IncidentTold } from '#shared/sender-event.ts';
import type { HookConfig, Severity } from '../../../config/hook-config.ts';
import type { ServiceNames } from '../sender.ts';
import type { Fields } from './fields.ts';
import { type IssueLines, readIssueLines } from './issue-lines.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { readSeverity } from './severity.ts';
import { textAt } from './text-at.ts';
import { webLink } from './web-link.ts';

const priorities: Readonly<Record<string, Severity>> = {
  highest: 1,
  blocker: 1,
  high: 2,
  critical: 2,
  medium: 3,
  major: 3,
  low: 4,
  lowest: 4,
  minor: 4,
  trivial: 4,
};

/** Each component may be a service; the project stands in for one that is none. */
export function issueNames(issue: Fields, fields: Fields, hook: HookConfig): ServiceNames {
  const project = fields.object('project');
  const ofProject = [project?.text('key') ?? null, project?.text('name') ?? null];
  const components = fields.list('components').map((component) => component.text('name'));
  return components.length === 0
    ? serviceNames(hook, issue.value, ofProject)
    : components.flatMap((name) => serviceNames(hook, issue.value, [name, ...ofProject]));
}

/** The issue that this one repeats; `unknown` where it does not say which, null where it is no duplicate. */
function originalOf(fields: Fields): string | null {
  if (!/^duplicate$/i.test(fields.object('resolution')?.text('name') ?? '')) return null;
  const link = fields
    .list('issuelinks')
    .find((each) => /duplicate/i.test(each.object('type')?.text('name') ?? '') && each.has('outwardIssue'));
  return link?.object('outwardIssue')?.text('key') ?? UNNAMED_ORIGINAL;
}

/** Of `https://jira.example/rest/api/2/issue/7` what stands before `/rest/api/`. */
function pageOf(issue: Fields, key: string): string | null {
  const base = /^(.*?)\/rest\/api\//.exec(issue.text('self') ?? '')?.[1];
  return base === undefined ? null : webLink(`${base}/browse/${encodeURIComponent(key)}`);
}

/** The issue as it stands. One with a security level is not named on a board that others read. */
export function toldNow(issue: Fields, fields: Fields, hook: HookConfig): IncidentTold {
  const key = issue.needText('key');
  const title = fields.has('security') ? null : fields.text('summary');
  return {
    ...known({
      kind: 'incident' as const,
      title: title ?? key,
      severity: readSeverity([fields.object('priority')?.text('name') ?? null], hook.severity, priorities),
      url: pageOf(issue, key),
    }),
    duplicateOf: originalOf(fields),
  };
}

/** Who made the issue noticed it; when they did is not said, only when they reported it. */
export function reported(fields: Fields, createdAtMs: number): IncidentTold {
  const reporter = fields.object('reporter');
  const isProgram = reporter?.text('accountType') === 'app';
  return known({
    startedAtMs: createdAtMs,
    reportedAtMs: createdAtMs,
    detectedBy: isProgram ? 'monitoring' : (reporter?.text('displayName') ?? null),
  });
}

/** What people wrote on lines of their own; a description that is a document of Atlassian's and no text has none. */
export const written = (fields: Fields): IssueLines => readIssueLines(textAt(fields.value, '/description'));

/** By its resolution, else by the category of its state, whatever the state is called. */
export const isDone = (fields: Fields): boolean =>
  fields.has('resolution') || fields.object('status')?.object('statusCategory')?.text('key') === 'done';
