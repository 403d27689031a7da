import type { LabelPair } from '#shared/selector.ts';

const PARAMETER = '__param_';
/** An address is a host and perhaps a port: whatever would begin another part of a URL is none. */
const ADDRESS = /^[^\s/?#@\\]+$/;

/** Parameters as the entry gives them, the first value of each as the labels say. */
function parametersOf(
  params: Readonly<Record<string, readonly string[]>>,
  labels: readonly LabelPair[],
): string {
  const values = new Map(Object.entries(params).map(([name, given]) => [name, [...given]]));
  for (const [label, value] of labels) {
    if (!label.startsWith(PARAMETER)) continue;
    const name = label.slice(PARAMETER.length);
    values.set(name, [value, ...(values.get(name) ?? []).slice(1)]);
  }
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  const parameters = new URLSearchParams();
  for (const [name, given] of sorted) for (const value of given) parameters.append(name, value);
  return parameters.toString();
}

/**
 * The URL that labels make: `__scheme__`, `__address__`, `__metrics_path__`, and `__param_…` over the entry's own.
 *
 * @throws Error with a sentence for the reader
 * @example targetUrl([['__scheme__', 'http'], ['__address__', 'a:1'], ['__metrics_path__', '/m']], {}) // 'http://a:1/m'
 */
export function targetUrl(
  labels: readonly LabelPair[],
  params: Readonly<Record<string, readonly string[]>>,
): string {
  const named = new Map(labels);
  const scheme = named.get('__scheme__') ?? '';
  const address = named.get('__address__') ?? '';
  if (scheme !== 'http' && scheme !== 'https') throw new Error(`"${scheme}" is neither http nor https`);
  const origin = `${scheme}://${address}`;
  if (!ADDRESS.test(address) || !URL.canParse(origin)) throw new Error('its address is no host:port');
  const url = new URL(origin);
  url.pathname = named.get('__metrics_path__') ?? '';
  url.search = parametersOf(params, labels);
  return url.href;
}
