import { repositoryKey } from '#shared/repository-key.ts';
import type { CodeHostConfig } from '../../config/code-host-config.ts';
import type { Config } from '../../config/config.ts';
import { isPath } from '../../config/read-repository.ts';

/** What the configuration says of where a service's changes are made. */
export interface ServiceSetup {
  readonly service: string;
  /** Absolute path of a clone; null where the configuration names none. */
  readonly clonePath: string | null;
  /** The repository as it is configured: an address or a path. */
  readonly repository: string | null;
  readonly branch: string | null;
  readonly paths: readonly string[];
}

/** A service that the configuration does not name has nothing but what its deployments say. */
export function setupOf({ services }: Config, id: string): ServiceSetup {
  const service = services.find((each) => each.id === id);
  const repository = service?.repository ?? null;
  return {
    service: id,
    clonePath: repository !== null && isPath(repository) ? repository : null,
    repository,
    branch: service?.branch ?? null,
    paths: service?.paths ?? [],
  };
}

/** A repository on a host that can be asked. */
export interface HostedRepository {
  readonly host: CodeHostConfig;
  /** `acme/orders`, without `.git`. */
  readonly name: string;
}

/** `acme/orders`; what leads elsewhere below the address of an API, such as `..`, is the name of no repository. */
const isName = (name: string): boolean => {
  const parts = name.split('/');
  return parts.length > 1 && parts.every((part) => /^[\p{L}\p{N}_.-]+$/u.test(part) && !/^\.+$/.test(part));
};

/** Which configured host a repository is on; null for none, and for a host without a token. */
export function hostedRepository(
  hosts: readonly CodeHostConfig[],
  repository: string,
): HostedRepository | null {
  const key = repositoryKey(repository);
  for (const host of hosts) {
    const { hostname, pathname } = new URL(host.webUrl);
    const base = `${hostname}${pathname.replace(/\/*$/, '/')}`.toLowerCase();
    const name = key.slice(base.length);
    if (host.token !== null && key.startsWith(base) && isName(name)) return { host, name };
  }
  return null;
}
