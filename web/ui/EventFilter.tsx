import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { dayText } from '../words/day-text.ts';
import { useDesk } from './desk.ts';
import { pageLink } from './event-links.ts';

interface EventFilterProps {
  /** Address of the page. */
  readonly page: string;
  /** What is shown, as the server understood it. */
  readonly from: string;
  readonly to: string;
  /** The switch of the page: its parameter and its words. */
  readonly toggle: { readonly name: string; readonly label: string };
}

/** Which events a page shows. What is chosen goes into the address, and from there into the question. */
export const EventFilter = ({ page, from, to, toggle }: EventFilterProps) => {
  const { queries, words, zone, name, kept } = useDesk();
  const { data } = useQuery(queries.head());
  const [search, setSearch] = useSearchParams();
  const { filter } = words.events;
  const days = { from: dayText(Date.parse(from), zone), to: dayText(Date.parse(to) - 1, zone) };
  const choose = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const next = new URLSearchParams(kept);
    for (const [field, value] of chosen)
      if (typeof value === 'string' && value !== '' && !isShown(field, value)) next.set(field, value);
    setSearch(next);
  };
  /** A day that stands there by itself is not put into the address. */
  const isShown = (field: string, value: string): boolean =>
    (field === 'from' || field === 'to') && !search.has(field) && days[field] === value;
  const isNarrowed = ['service', 'from', 'to', toggle.name].some((field) => search.has(field));
  return (
    <form
      className="event-filter"
      aria-label={filter.label}
      onSubmit={choose}
      // What the address says is in the fields, also after going back.
      key={`${search} ${days.from} ${days.to} ${data?.services.length}`}
    >
      <label>
        <span>{filter.service}</span>
        <select name="service" defaultValue={search.get('service') ?? ''}>
          <option value="">{filter.all}</option>
          {data?.services.map((service) => (
            <option key={service.id} value={service.id}>
              {name(service.name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{filter.from}</span>
        <input type="date" name="from" defaultValue={days.from} max={days.to} />
      </label>
      <label>
        <span>{filter.to}</span>
        <input type="date" name="to" defaultValue={days.to} />
      </label>
      <label className="check">
        <input type="checkbox" name={toggle.name} value="1" defaultChecked={search.has(toggle.name)} />
        <span>{toggle.label}</span>
      </label>
      <button type="submit">{filter.show}</button>
      {isNarrowed && <Link to={pageLink(page, {}, kept)}>{filter.reset}</Link>}
    </form>
  );
};
