const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
/** Stands after each name and each value, so that `ab`=`c` is not `a`=`bc`. */
const SEPARATOR = 0xff;

const encoder = new TextEncoder();

/**
 * The fingerprint that Prometheus and Alertmanager give a set of labels: FNV-1a of 64 bits over the names and values in
 * the order of the names, as 16 hexadecimal digits.
 *
 * @see https://github.com/prometheus/common/blob/main/model/signature.go
 * @example alertFingerprint({}) // 'cbf29ce484222325'
 */
export function alertFingerprint(labels: Readonly<Record<string, string>>): string {
  const bytes = Object.keys(labels)
    .sort()
    .flatMap((name) => [...encoder.encode(name), SEPARATOR, ...encoder.encode(labels[name]), SEPARATOR]);
  return bytes
    .reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME), OFFSET)
    .toString(16)
    .padStart(16, '0');
}
