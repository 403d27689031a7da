import { useDesk } from '../../ui/desk.ts';
import { SectionTable } from './SectionTable.tsx';
import { isOfNeed, type Section } from './sections.ts';

interface SectionPartProps {
  readonly section: Section;
  readonly isOpen: boolean;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly onTurn: (isOpen: boolean) => void;
}

/** A section under its heading; one in which nothing is wrong can be closed, and draws nothing then. */
export const SectionPart = ({ section, isOpen, selected, onSelect, onTurn }: SectionPartProps) => {
  const { sections } = useDesk().words.services;
  const title = (
    <h2>
      {sections[section.name]} <span className="count">{section.rows.length}</span>
    </h2>
  );
  const table = <SectionTable section={section} selected={selected} onSelect={onSelect} />;
  if (isOfNeed(section.name))
    return (
      <section className={`section section-${section.name}`}>
        {title}
        {table}
      </section>
    );
  return (
    <details
      className={`section section-${section.name}`}
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && onTurn(currentTarget.open)}
    >
      <summary>{title}</summary>
      {isOpen && table}
    </details>
  );
};
