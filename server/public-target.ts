/** What an exporter that asks for others is told: only with it can its targets be told apart. */
const SHOWN: ReadonlySet<string> = new Set(['module', 'target', 'match[]', 'collect[]', 'name']);
const LONGEST_SHOWN = 100;
const MOST_SHOWN = 5;

/**
 * The address of a target as readers and logs may see it: what is put into it to prove who asks stays out.
 * User and password go, and of a query the names stay; also where an address is no URL (`host:port`), or some other
 * text that looks like one. What names the target behind an exporter is shown, itself without what proves who asks.
 *
 * @example publicTarget('http://bob:pw@host/metrics?token=x&job=a') // 'http://host/metrics?token=…&job=…'
 * @example publicTarget('http://bb:9115/probe?target=bob:pw@mes') // 'http://bb:9115/probe?target=mes'
 */
export function publicTarget(target: string): string {
  if (!URL.canParse(target)) return withoutProof(target);
  const { protocol, host, pathname, searchParams } = new URL(target);
  if (host === '') return withoutProof(target);
  const query = [...new Set(searchParams.keys())].flatMap((name) => publicParameter(name, searchParams));
  return `${protocol}//${host}${pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** What `keptTarget` puts behind an address. */
const DIGEST = /#[0-9a-f]{16}$/;

/** `bob:pw@host:9100` is no URL, or one of the scheme `bob:`, and yet holds a password. */
const withoutProof = (address: string): string =>
  address
    .replace(DIGEST, '')
    .replace(/^\S*:\S*@/, '')
    .replace(/([?&][^?&=\s]+)=[^&\s]*/g, '$1=…');

function publicParameter(name: string, parameters: URLSearchParams): string[] {
  if (!SHOWN.has(name)) return [`${encodeURIComponent(name)}=…`];
  const values = parameters.getAll(name).map((value) => publicValue(name, value));
  const shown = values.length > MOST_SHOWN ? [...values.slice(0, MOST_SHOWN), '…'] : values;
  return shown.map((value) => `${name}=${value}`);
}

/** A selector holds `=`; elsewhere that, or a space, is how a password is told (`host=db password=x`). */
const isTelling = (name: string, value: string): boolean => name !== 'match[]' && /[\s;]|=(?!…)/.test(value);

/** Not cut within letters that stand as `%F0%90…`: half of one would be read as another. */
function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= LONGEST_SHOWN) return text;
  return `${letters
    .slice(0, LONGEST_SHOWN - 1)
    .join('')
    .replace(/(?:%[0-9a-f]{0,2})+$/i, '')}…`;
}

function publicValue(name: string, value: string): string {
  const shown = name === 'match[]' ? value : publicTarget(value);
  if (isTelling(name, shown)) return '…';
  return shortened(shown).replace(/[&#+%\s\p{C}]/gu, encodeURIComponent);
}
