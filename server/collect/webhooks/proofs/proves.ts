import type { HookConfig } from '../../../config/hook-config.ts';
import type { ShownRequest } from '../../../hook-door.ts';
import type { ProofName } from '../sender.ts';
import { isAuthorized, isInHeader, isInPath } from './shown-secrets.ts';
import {
  isGrafanaSigned,
  isHubSigned,
  isPagerDutySigned,
  isSentrySigned,
  isStandardSigned,
} from './signatures.ts';

type Check = (request: ShownRequest, secret: string, hook: HookConfig) => boolean;

const signatures: Readonly<Partial<Record<ProofName, Check>>> = {
  'hub-signature': isHubSigned,
  'pagerduty-signature': isPagerDutySigned,
  'grafana-signature': isGrafanaSigned,
  'sentry-signature': isSentrySigned,
  'standard-webhooks': isStandardSigned,
};

const showings: Readonly<Partial<Record<ProofName, Check>>> = {
  'gitlab-token': (request, secret) => isInHeader(request, 'x-gitlab-token', secret),
  authorization: isAuthorized,
  'path-secret': isInPath,
  'own-header': (request, secret, { header }) => header !== null && isInHeader(request, header, secret),
};

/** Whether a hook has something that a sender must prove; else a token of the board's own is asked for. */
export const asksForProof = ({ secrets, tokens }: HookConfig): boolean =>
  secrets.length > 0 || tokens.length > 0;

/**
 * Whether a request comes from the sender that the hook is for: one of the sender's proofs holds with one of the hook's
 * secrets. Signatures count by `secrets`; what is shown as it is by `tokens` and `secrets`, since senders of that kind
 * call theirs either. A header that the configuration names counts for every sender. Without secret and token: false.
 */
export function proves(proofs: readonly ProofName[], hook: HookConfig, request: ShownRequest): boolean {
  const holds = (check: Check | undefined, secrets: readonly string[]) =>
    check !== undefined && secrets.some((secret) => secret !== '' && check(request, secret, hook));
  return [...new Set<ProofName>([...proofs, 'own-header'])].some(
    (name) =>
      holds(signatures[name], hook.secrets) || holds(showings[name], [...hook.tokens, ...hook.secrets]),
  );
}
