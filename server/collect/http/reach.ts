/**
 * How far inside an address lies: `public` on the internet, `private` in a site's own networks, `loopback` on this
 * machine. What another party names (a redirect, a discovery server) may lead only as far inside as that party
 * itself was reached.
 */
export type Reach = 'public' | 'private' | 'loopback';
