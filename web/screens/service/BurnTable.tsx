import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { burnDigits, countText } from '../../words/format-ratio.ts';
import { ruleState } from './rule-state.ts';

type Rule = ObjectiveAnswer['burn'][number];

/** What a rule says of now, in words; of one that cannot fire yet, from when on it can. */
const ruleText = (rule: Rule, { words, moments, nowMs }: Desk): string => {
  const state = ruleState(rule);
  const { rules, youngRule } = words.service;
  if (state !== 'young') return rules[state];
  return youngRule(moments.recent(Date.parse(rule.youngUntil ?? ''), nowMs));
};

const firingNow = (rule: Rule, { words: { service } }: Desk): string => {
  if (!rule.reachable) return service.unreachable;
  if (rule.firing) return service.firing;
  return rule.youngUntil === null ? service.quiet : service.notYet;
};

const RuleRow = ({ rule }: { readonly rule: Rule }) => {
  const desk = useDesk();
  const { words } = desk;
  const { burnColumns, facts } = words.service;
  const { burnSpan } = words.services;
  const say = ({ window, rate }: Rule['long']): string =>
    rate === null
      ? words.service.windowUnknown(burnSpan(window))
      : words.service.windowRate(burnSpan(window), facts.rate(burnDigits(rate)));
  return (
    <tr className={rule.firing ? 'firing' : undefined}>
      <th scope="row">{burnSpan(words.service.rule(rule.rule))}</th>
      <td data-label={burnColumns.factor}>{facts.rate(countText(rule.factor))}</td>
      <td data-label={burnColumns.long}>{say(rule.long)}</td>
      <td data-label={burnColumns.short}>{say(rule.short)}</td>
      <td className="firing-now" data-label={burnColumns.now}>
        {firingNow(rule, desk)}
      </td>
      <td data-label={words.service.inWords}>{ruleText(rule, desk)}</td>
    </tr>
  );
};

/** The burn rules of an objective with both of their windows, and what that means in words. */
export const BurnTable = ({ objective }: { readonly objective: ObjectiveAnswer }) => {
  const { words } = useDesk();
  const { burnColumns } = words.service;
  if (objective.burn.length === 0) return <p className="empty">{words.service.noRules}</p>;
  return (
    <table className="burn-table">
      <caption className="visually-hidden">
        {words.service.burn}: {objective.objective}
      </caption>
      <thead>
        <tr>
          <th scope="col">{burnColumns.rule}</th>
          <th scope="col">{burnColumns.factor}</th>
          <th scope="col">{burnColumns.long}</th>
          <th scope="col">{burnColumns.short}</th>
          <th scope="col">{burnColumns.now}</th>
          <th scope="col">{words.service.inWords}</th>
        </tr>
      </thead>
      <tbody>
        {objective.burn.map((rule) => (
          <RuleRow key={rule.rule} rule={rule} />
        ))}
      </tbody>
    </table>
  );
};
