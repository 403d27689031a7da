/** Whether two rows of plain values hold the same under every key of `left`. */
export function isSameRow<Row extends object>(left: Row, right: Row): boolean {
  const keys = Object.keys(left) as (keyof Row)[];
  return keys.every((key) => left[key] === right[key]);
}
