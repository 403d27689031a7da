import type { SenderKind } from '#shared/sender-kind.ts';
import type { Config } from '../../config/config.ts';
import type { HookConfig } from '../../config/hook-config.ts';

/** Said by who hands deliveries in: whose all of them are. No sender's header can say so. */
export const SERVICE_HEADER = 'andon-service';

const usual = (name: string, kind: SenderKind): HookConfig => ({
  name,
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
});

/**
 * The hook by which a kept delivery is read: the configured one of its source, where it is of the same kind; else the
 * usual settings of the kind.
 */
export function hookOf(
  { hooks }: Pick<Config, 'hooks'>,
  {
    source,
    sender,
    headers,
  }: {
    readonly source: string;
    readonly sender: SenderKind;
    readonly headers: Readonly<Record<string, string>>;
  },
): HookConfig {
  const hook = hooks.find(({ name, kind }) => name === source && kind === sender) ?? usual(source, sender);
  const service = headers[SERVICE_HEADER];
  return service === undefined ? hook : { ...hook, service };
}
