import { didYouMean } from '#shared/nearest.ts';
import type { AgreementConfig, AgreementTerms, LimitConfig, ServiceConfig } from './config.ts';
import type { Field } from './field.ts';
import { deliveryMetricIds, limitKind } from './limit-kind.ts';
import { parseMoment } from './moment.ts';
import { readLimit } from './read-limit.ts';
import { type Fields, parseChoice, parseText, readList, readValue } from './read-values.ts';

type Limits = Readonly<Record<string, LimitConfig>>;

/** What an agreement may speak of. */
export interface Agreeable {
  readonly services: readonly ServiceConfig[];
  readonly zone: string;
}

const termKeys = ['effectiveFrom', 'metrics', 'services'];

const objectiveIds = (services: readonly ServiceConfig[]): readonly string[] =>
  services.flatMap((service) => service.objectives.map(({ id }) => id));

const readLimits = (field: Field | undefined, known: readonly string[], inherited: Limits): Limits => {
  const limits: Record<string, LimitConfig> = {};
  for (const [id, entry] of field?.entries() ?? []) {
    if (!known.includes(id)) {
      entry.reportKey(`no metric or objective is called "${id}" here${didYouMean(id, known)}`);
      continue;
    }
    const { key } = limitKind(id);
    const limit = readLimit(entry);
    if (!entry.entries().has(key) && inherited[id]?.[key] === undefined) entry.report(`${id} needs "${key}"`);
    limits[id] = limit;
  }
  return limits;
};

const readServiceLimits = (
  field: Field | undefined,
  services: readonly ServiceConfig[],
  team: Limits,
): AgreementTerms['services'] => {
  const limits: Record<string, Limits> = {};
  for (const [id, entry] of field?.entries() ?? []) {
    const service = services.find((candidate) => candidate.id === id);
    const ids = services.map((candidate) => candidate.id);
    if (service === undefined) entry.reportKey(`no service is called "${id}"${didYouMean(id, ids)}`);
    else limits[id] = readLimits(entry, [...deliveryMetricIds, ...objectiveIds([service])], team);
  }
  return limits;
};

const readTerms = (fields: Fields, { services, zone }: Agreeable): AgreementTerms => {
  const known = ['availability', ...deliveryMetricIds, ...objectiveIds(services)];
  const metrics = readLimits(fields.get('metrics'), known, {});
  return {
    effectiveFromMs: readValue(fields, 'effectiveFrom', (text) => parseMoment(text, zone), null),
    metrics,
    services: readServiceLimits(fields.get('services'), services, metrics),
  };
};

/** One version where the file declares it. */
interface Declared {
  readonly field: Field;
  readonly fields: Fields;
  readonly terms: AgreementTerms;
}

/** Each version but the first says when it took over, later than the one before it. */
const checkOrder = (versions: readonly Declared[]): void => {
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const [index, { field, fields, terms }] of versions.entries()) {
    const given = fields.get('effectiveFrom');
    if (given === undefined && index > 0) {
      field.report('"effectiveFrom" is needed where there is an earlier version');
    }
    if (terms.effectiveFromMs === null) continue;
    if (terms.effectiveFromMs <= beforeMs) {
      given?.report('"effectiveFrom" must be later than that of the version before');
    }
    beforeMs = terms.effectiveFromMs;
  }
};

/** The agreement as the file declares it: its section, and the versions that were in force before. */
export const readAgreement = (field: Field, agreeable: Agreeable): AgreementConfig => {
  const fields = field.fields([...termKeys, 'managedBy', 'signedBy', 'history']);
  const history = (fields.get('history')?.items() ?? []).map((item): Declared => {
    const earlier = item.fields(termKeys);
    return { field: item, fields: earlier, terms: readTerms(earlier, agreeable) };
  });
  const terms = readTerms(fields, agreeable);
  checkOrder([...history, { field, fields, terms }]);
  return {
    ...terms,
    managedBy: readValue(fields, 'managedBy', parseChoice(['product', 'file']), 'product'),
    signedBy: readList(fields, 'signedBy', parseText, []),
    history: history.map((version) => version.terms),
  };
};
