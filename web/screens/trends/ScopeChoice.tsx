import { useQuery } from '@tanstack/react-query';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';
import { Choice } from './Choice.tsx';
import { useChange } from './use-change.ts';

/** All services, a group, or one service. */
export const ScopeChoice = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { queries, words, name } = useDesk();
  const { data } = useQuery(queries.head());
  const change = useChange();
  const { filter } = words.trends;
  const services = data?.services ?? [];
  const groups = [...new Set(services.flatMap(({ group }) => group ?? []))].sort();
  const { scope } = answer;
  const isKnown = scope.id === 'all' || scope.kind !== 'all';
  return (
    <Choice
      label={filter.scope}
      value={scope.id}
      onChoose={(value) => change({ scope: value === 'all' ? null : value })}
    >
      <option value="all">{filter.all(services.length || null)}</option>
      {isKnown && scope.kind !== 'all' && services.length === 0 && (
        <option value={scope.id}>{name(scope.name)}</option>
      )}
      {groups.length > 0 && (
        <optgroup label={filter.groups}>
          {groups.map((group) => (
            <option key={group} value={`group:${group}`}>
              {filter.group(group)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={filter.services}>
        {services.map(({ id, name: of }) => (
          <option key={id} value={`s:${id}`}>
            {name(of)}
          </option>
        ))}
      </optgroup>
    </Choice>
  );
};
