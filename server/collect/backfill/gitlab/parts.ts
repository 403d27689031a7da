import type { BackfillPart, BackfillPartName, CreateParts } from '../backfill-part.ts';
import { deploymentsPart } from './deployments.ts';
import { incidentsPart } from './incidents.ts';
import { mergeRequestsPart } from './merge-requests.ts';
import { findProject } from './project.ts';
import { releasesPart } from './releases.ts';

/** What is asked of GitLab, gitlab.com and self-managed. */
export const gitlabParts: CreateParts = async (question, client) => {
  const project = await findProject(question, client);
  const has = (name: BackfillPartName): boolean => question.parts.includes(name);
  const incidents = { name: 'incidents', query: { issue_type: 'incident' } };
  const labelled = { name: 'issues labelled as incidents', query: { labels: question.incidentLabel } };
  const parts: readonly (BackfillPart | null)[] = [
    has('pulls') ? mergeRequestsPart(project) : null,
    has('deployments') ? deploymentsPart(project, client, has('commits')) : null,
    has('releases') ? releasesPart(project) : null,
    has('incidents') ? incidentsPart(project, client, incidents) : null,
    has('incidents') ? incidentsPart(project, client, labelled) : null,
  ];
  return parts.filter((part) => part !== null);
};
