import type { SenderKind } from '#shared/sender-kind.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';

/** A hook as the configuration gives it where it says nothing but the kind. */
export const hook = (kind: SenderKind, said: Partial<HookConfig> = {}): HookConfig => ({
  name: kind,
  kind,
  secrets: [],
  tokens: [],
  header: null,
  service: null,
  serviceFrom: [],
  environment: null,
  severity: {},
  incidentLabels: ['incident'],
  deploymentsFrom: ['deployment'],
  pipelines: [],
  mapping: null,
  ...said,
});
