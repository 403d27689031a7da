import type { BackfillPart, BackfillPartName, CreateParts } from '../backfill-part.ts';
import { deploymentsPart } from './deployments.ts';
import { incidentsPart } from './incidents.ts';
import { pullsPart } from './pulls.ts';
import { releasesPart } from './releases.ts';
import { findRepository } from './repository.ts';

/** What is asked of GitHub, github.com and Enterprise Server. */
export const githubParts: CreateParts = async (question, client) => {
  const repository = await findRepository(question, client);
  const has = (name: BackfillPartName): boolean => question.parts.includes(name);
  const parts: readonly (BackfillPart | null)[] = [
    has('pulls') ? pullsPart(repository) : null,
    has('deployments') ? deploymentsPart(repository, client, has('commits')) : null,
    has('releases') ? releasesPart(repository) : null,
    has('incidents') ? incidentsPart(repository, client) : null,
  ];
  return parts.filter((part) => part !== null);
};
