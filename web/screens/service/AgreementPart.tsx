import { useDesk } from '../../ui/desk.ts';
import { Facts } from '../../ui/Facts.tsx';
import { budgetText, targetText } from '../../words/format-ratio.ts';
import type { ChosenObjective } from './chosen-objective.ts';

/** The agreement that judges an objective: which version, since when, the limit, its window and the near line. */
export const AgreementPart = ({ chosen: { ground } }: { readonly chosen: ChosenObjective }) => {
  const { words, moments } = useDesk();
  const { agreement } = words.service;
  const agreed = ground.agreement;
  if (agreed === null || agreed.target === null)
    return (
      <>
        <p>{agreement.none}</p>
        <p className="faint">{agreement.next}</p>
      </>
    );
  const since = moments.dayYear(Date.parse(agreed.effectiveFrom));
  return (
    <Facts
      isList
      items={[
        { name: agreement.version, value: agreement.versionSince(agreed.version, since) },
        { name: agreement.limit, value: targetText(agreed.target) },
        { name: agreement.window, value: words.objective.window(agreed.window) },
        { name: agreement.near, value: agreement.nearUnder(budgetText(agreed.warningRatio)) },
      ]}
    />
  );
};
