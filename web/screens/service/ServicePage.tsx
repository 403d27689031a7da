import { Link } from 'react-router';
import type { ServiceAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { pageLink } from '../../ui/event-links.ts';
import { markOf } from '../../ui/Mark.tsx';
import { ObjectiveChoices } from '../../ui/ObjectiveChoices.tsx';
import { ObjectiveStrip } from '../../ui/ObjectiveStrip.tsx';
import { Section } from '../../ui/Section.tsx';
import { sourcesLink } from '../../ui/sources-link.ts';
import { isUnanswered } from '../../words/unanswered-text.ts';
import { AgreementPart } from './AgreementPart.tsx';
import { BudgetPart } from './BudgetPart.tsx';
import { BurnTable } from './BurnTable.tsx';
import { CountedPart } from './CountedPart.tsx';
import { type ChosenObjective, chosenObjective } from './chosen-objective.ts';
import { DeliveryList } from './DeliveryList.tsx';
import { IncidentList } from './IncidentList.tsx';
import { ObjectiveTable } from './ObjectiveTable.tsx';
import { RecentReleases } from './RecentReleases.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';
import { ServiceHead } from './ServiceHead.tsx';
import { SourceTable } from './SourceTable.tsx';
import { StatementPart } from './StatementPart.tsx';

interface PartProps {
  readonly answer: ServiceAnswer;
  readonly chosen: ChosenObjective;
}

const Releases = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const { words } = useDesk();
  return (
    <div className="part-releases">
      <Section title={words.service.releases}>
        <RecentReleases answer={answer} />
      </Section>
    </div>
  );
};

const STRIP_STUB = 7;

/** What is about one objective. The order of the parts is that of reading; where they stand is the style's. */
const ObjectiveParts = ({ answer, chosen }: PartProps) => {
  const { words } = useDesk();
  const { service } = answer;
  const { objective } = chosen;
  return (
    <div className="service-parts">
      <div className="part-line">
        <Section title={words.service.line.heading}>
          <BudgetPart service={service.id} objective={objective} />
        </Section>
      </div>
      <div className="part-statement">
        <Section title={words.service.statement} term="error-budget">
          <StatementPart service={service.id} objective={objective.objective} />
        </Section>
      </div>
      <div className="part-strip">
        <Section title={words.service.strip}>
          <ObjectiveStrip service={service} objective={objective.objective} stub={STRIP_STUB} />
        </Section>
      </div>
      <div className="part-burn">
        <Section title={words.service.burn} term="burn-rate">
          <BurnTable objective={objective} />
        </Section>
      </div>
      <Releases answer={answer} />
      <div className="part-side">
        <Section title={words.service.agreement.heading} term="agreement">
          <AgreementPart chosen={chosen} />
        </Section>
        <Section title={words.service.counted.heading}>
          <CountedPart chosen={chosen} stops={answer.stops} />
        </Section>
      </div>
    </div>
  );
};

const Rest = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const { words, kept } = useDesk();
  const { service } = answer;
  return (
    <>
      {service.objectives.length > 1 && (
        <Section title={words.service.objectives}>
          <ObjectiveTable objectives={service.objectives} />
        </Section>
      )}
      <Section title={words.service.sources}>
        <SourceTable sources={answer.sources} />
        <p>
          <Link to={sourcesLink(service.id, kept)}>{words.setup.sources.all}</Link>
        </p>
      </Section>
      <Section title={words.service.deliveries}>
        <DeliveryList items={answer.deliveries} service={service.id} />
      </Section>
      <Section title={words.service.incidents}>
        <IncidentList incidents={answer.incidents} service={service.id} />
        <p>
          <Link to={pageLink('/incidents', { service: service.id }, kept)}>
            {words.incidents.detail.back}
          </Link>
        </p>
      </Section>
    </>
  );
};

interface ServicePageProps {
  readonly answer: ServiceAnswer;
  /** The objective that the address asks for; null for none. */
  readonly asked: string | null;
}

/** The page of one service. */
export const ServicePage = ({ answer, asked }: ServicePageProps) => {
  const chosen = chosenObjective(answer, asked);
  return (
    <div className="service-page">
      <ServiceHead answer={answer} chosen={chosen} />
      {chosen === null ? (
        <Releases answer={answer} />
      ) : (
        <>
          <ObjectiveChoices
            choices={answer.service.objectives.map((each) => ({
              objective: each.objective,
              standing: { state: each.state, mark: markOf(each.state, isUnanswered(each)) },
            }))}
            chosen={chosen.objective.objective}
          />
          <ServiceFacts chosen={chosen} />
          <ObjectiveParts answer={answer} chosen={chosen} />
        </>
      )}
      <Rest answer={answer} />
    </div>
  );
};
