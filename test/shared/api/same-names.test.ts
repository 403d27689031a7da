import { expect, it } from 'vitest';
import { linkKindNames } from '#shared/api/evidence.ts';
import { incidentFlags } from '#shared/api/incident-log.ts';
import { linkKinds } from '#shared/metrics/failure-links.ts';
import { outageReasons } from '#shared/metrics/outages.ts';

// The API imports no calculation: what both must call the same is held together here.
it('the API calls links and what is odd about incidents as the figures do', () => {
  expect(linkKindNames).toEqual(linkKinds);
  expect(incidentFlags).toEqual([...outageReasons, 'cause-unknown']);
});
