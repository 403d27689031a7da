import { pageLink } from './event-links.ts';

interface Stated {
  readonly service: string;
  readonly objective: string;
}

/** The page of a statement. @param kept what stays in every link */
export const statementLink = ({ service, objective }: Stated, kept: string): string =>
  pageLink(`/s/${encodeURIComponent(service)}/budget`, { slo: objective }, kept);
