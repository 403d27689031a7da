import type { SenderKind } from '#shared/sender-kind.ts';
import type { Sender } from '../sender.ts';
import { alertmanager } from './alertmanager.ts';
import { argocd } from './argocd.ts';
import { cdevents } from './cdevents/cdevents.ts';
import { generic } from './generic.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { grafana } from './grafana.ts';
import { jenkins } from './jenkins.ts';
import { jira } from './jira.ts';
import { opsgenie } from './opsgenie.ts';
import { pagerduty } from './pagerduty.ts';
import { sentry } from './sentry.ts';
import { statuspage } from './statuspage.ts';

/** What reads the deliveries of each kind of hook. */
export const senders: Readonly<Record<SenderKind, Sender>> = {
  github,
  gitlab,
  jenkins,
  argocd,
  alertmanager,
  grafana,
  pagerduty,
  opsgenie,
  statuspage,
  jira,
  sentry,
  cdevents,
  generic,
};
