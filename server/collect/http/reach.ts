/**
 * How far inside an address lies: `public` on the internet, `private` in a site's own networks, `loopback` on this
 * machine, `self` where this very process listens. What another party names (a redirect, a discovery server) may lead
 * only as far inside as that party itself was reached.
 */
export type Reach = 'public' | 'private' | 'loopback' | 'self';

const DEPTHS: Readonly<Record<Reach, number>> = { public: 0, private: 1, loopback: 2, self: 3 };

/** Whether an address of the first kind lies no further inside than the second. */
export function isWithin(kind: Reach, reach: Reach): boolean {
  return DEPTHS[kind] <= DEPTHS[reach];
}

/** The one that leads less far inside. @example lesserReach('public', 'loopback') // 'public' */
export function lesserReach(one: Reach, other: Reach): Reach {
  return isWithin(one, other) ? one : other;
}
