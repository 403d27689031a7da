import { expect, it } from 'vitest';
import { chartCsv } from '../../../web/charts/chart-rows.ts';

it('a chart is saved with the names and figures of the API, not with what is said', () => {
  const columns = [
    { key: 'start', label: 'Week of' },
    { key: 'value', label: 'Lead time', isNumber: true },
    { key: 'note', label: 'Notes' },
  ];
  const rows = [
    [
      { text: '6 Oct', raw: '2025-10-06T00:00:00.000Z' },
      { text: '3.1 days', raw: 267_840 },
      { text: '=1+1', raw: '=1+1' },
    ],
    [
      { text: '13 Oct', raw: '2025-10-13T00:00:00.000Z' },
      { text: 'no data', raw: null },
      { text: '', raw: '' },
    ],
  ];
  expect(chartCsv({ columns, rows })).toBe(
    "start,value,note\r\n2025-10-06T00:00:00.000Z,267840,'=1+1\r\n2025-10-13T00:00:00.000Z,,\r\n",
  );
});
