/**
 * One word for one target of one objective, as `TargetStore.keepOnly` takes them.
 *
 * @example targetKey(7, 'http://10.0.0.1:9100/metrics') // '7 http://10.0.0.1:9100/metrics'
 */
export function targetKey(sliId: number, target: string): string {
  return `${sliId} ${target}`;
}
