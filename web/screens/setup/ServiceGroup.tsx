import { useState } from 'react';
import { useDesk } from '../../ui/desk.ts';
import { SecondName } from '../../ui/SecondName.tsx';
import type { ServiceSources } from './cut-sources.ts';
import { SourceTable } from './SourceTable.tsx';

interface ServiceGroupProps {
  readonly group: ServiceSources;
  /** A board of many sources shows them when they are asked for. */
  readonly startsOpen: boolean;
}

/** The sources of one service, behind a line that says how they are. */
export const ServiceGroup = ({ group, startsOpen }: ServiceGroupProps) => {
  const { words, name } = useDesk();
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details
      className="source-group"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h3>{name(group.name)}</h3> <SecondName name={group.name} />{' '}
        {group.counts !== null && (
          <span className="faint">
            {'· '}
            {words.setup.sources.heading(group.counts.answering, group.counts.of)}
          </span>
        )}
      </summary>
      {isOpen && <SourceTable items={group.items} namesService={false} />}
    </details>
  );
};
