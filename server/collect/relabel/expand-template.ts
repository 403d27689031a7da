/** What a pattern found: the text of each group by its number and by its name; undefined where it took no part. */
export interface FoundGroups {
  readonly byNumber: readonly (string | undefined)[];
  readonly byName: ReadonlyMap<string, string | undefined>;
}

/** A reference as Go reads it after the `$`: letters, digits and underscores, in braces or as many as follow. */
const REFERENCE = /\{(?<braced>[\p{L}\p{Nd}_]+)\}|(?<bare>[\p{L}\p{Nd}_]+)/uy;
/** Go takes numbers without leading zeros up to 10⁹; anything else is a name. */
const GROUP_NUMBER = /^(?:0|[1-9]\d{0,8})$/;

function groupText(reference: string, { byNumber, byName }: FoundGroups): string {
  const found = GROUP_NUMBER.test(reference) ? byNumber[Number(reference)] : byName.get(reference);
  return found ?? '';
}

/**
 * Puts what was found into a template as Go's `Regexp.Expand` does: `$1`, `${1}`, `$name`, `${name}`, `$$` for a
 * dollar. `$1x` means the group called `1x`. A group that there is not, or that took no part, is empty; a dollar
 * with nothing to refer to stays as it is.
 *
 * @example expandTemplate('${1}x-$2', { byNumber: ['ab', 'a', 'b'], byName: new Map() }) // 'ax-b'
 */
export function expandTemplate(template: string, groups: FoundGroups): string {
  let text = '';
  let at = 0;
  for (let dollarAt = template.indexOf('$'); dollarAt !== -1; dollarAt = template.indexOf('$', at)) {
    text += template.slice(at, dollarAt);
    at = dollarAt + 1;
    REFERENCE.lastIndex = at;
    const found = REFERENCE.exec(template);
    const reference = found?.groups?.braced ?? found?.groups?.bare;
    if (found !== null && reference !== undefined) {
      text += groupText(reference, groups);
      at += found[0].length;
    } else {
      text += '$';
      if (template[at] === '$') at += 1;
    }
  }
  return text + template.slice(at);
}
