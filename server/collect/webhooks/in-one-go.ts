/**
 * Makes one piece of work of what is asked for within a turn of the event loop, so that what comes at once costs the
 * disk one write. Where it fails, it fails for all of them.
 *
 * @param work answers each item, in their order
 * @example const keep = inOneGo((rows) => store.atomically(() => rows.map(put))); await keep(row)
 */
export function inOneGo<Item, Result>(
  work: (items: readonly Item[]) => readonly Result[],
): (item: Item) => Promise<Result> {
  let asked: { readonly items: Item[]; readonly answer: Promise<readonly Result[]> } | null = null;

  function begin() {
    const items: Item[] = [];
    const answer = new Promise<readonly Result[]>((resolve, reject) => {
      setImmediate(() => {
        asked = null;
        try {
          resolve(work(items));
        } catch (error) {
          reject(error);
        }
      });
    });
    return { items, answer };
  }

  return async (item) => {
    asked ??= begin();
    const { items, answer } = asked;
    const place = items.push(item) - 1;
    return (await answer)[place] as Result;
  };
}
