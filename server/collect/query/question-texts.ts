import { askTogether } from './increase-question.ts';
import { promqlText } from './promql-text.ts';
import { askedValue, type QuestionFamily } from './question-family.ts';

/** The label by which the answer to both questions at once says which of them a series answers. */
export const PART_LABEL = 'andon_part';

/** What is counted: everything, or the good or bad part of it. */
export type Part = 'total' | 'part';

export type QuestionTexts = Readonly<Record<Part, string>>;

/** The two questions that a family asks: how many in all, and how many of them were good or bad. */
export function textsOf({ label, members }: QuestionFamily): QuestionTexts {
  const [first] = members;
  if (first === undefined) throw new RangeError('a family has a member');
  const { source, form } = first;
  if (label === null || form === null) return { total: source.total, part: source.selector };
  const values = [...new Set(members.flatMap((member) => askedValue(member, label) ?? []))].sort();
  return { total: askTogether(form.total, label, values), part: askTogether(form.part, label, values) };
}

// A line break ends a comment that the text may end with.
const marked = (text: string, part: Part): string =>
  `label_replace((${text}\n),${promqlText(PART_LABEL)},${promqlText(part)},"","")`;

/**
 * Both questions as one, whose series say by `andon_part` what they answer.
 *
 * @example inOne({ total: 'a', part: 'b' }) // 'label_replace((a\n),"andon_part","total","","") or label_replace(…)'
 */
export function inOne({ total, part }: QuestionTexts): string {
  return `${marked(total, 'total')} or ${marked(part, 'part')}`;
}
