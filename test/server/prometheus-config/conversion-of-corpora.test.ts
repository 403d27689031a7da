import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBlackboxConfig } from '../../../server/prometheus-config/blackbox/load-blackbox-config.ts';
import { createNativeConverter } from '../../../server/prometheus-config/blackbox/native-probes.ts';
import { checkConversion } from '../../../server/prometheus-config/check-conversion.ts';
import { convertConfig } from '../../../server/prometheus-config/convert-config.ts';
import { diskFiles } from '../../../server/prometheus-config/disk-files.ts';
import { loadPrometheusConfig } from '../../../server/prometheus-config/load-prometheus-config.ts';

const root = fileURLToPath(new URL('../../../../shared/fixtures', import.meta.url));
const folder = join(root, 'prometheus-config');
const files = existsSync(folder)
  ? globSync('**/*.yml', { cwd: folder, exclude: ['**/*.bad.yml'] }).sort()
  : [];

/** The certificates and keys that the files name are nowhere: something of their kind stands for them. */
const readFile = (path: string): string => {
  if (/key_file$/.test(path)) return '-----BEGIN PRIVATE KEY-----';
  return /(ca|cert)_file$/.test(path) ? '-----BEGIN CERTIFICATE-----' : 'secret';
};

const nativeOf = () => {
  const path = join(root, 'blackbox-config', 'config__testdata__blackbox-good.yml');
  return createNativeConverter(loadBlackboxConfig(readFileSync(path, 'utf8'), path));
};

describe.skipIf(files.length === 0)(
  "Prometheus' good files (skipped where ../shared/fixtures is absent)",
  () => {
    it.each(files)('%s becomes an andon.yaml that holds', (file) => {
      const config = loadPrometheusConfig(join(folder, file), diskFiles);
      for (const native of [() => null, nativeOf()]) {
        const made = convertConfig(config, { native, comment: '' });
        expect(checkConversion(made, { path: 'andon.yaml', folder: '/', readFile })).toEqual([]);
        expect(made.text).not.toMatch(/mysecret|multiline/);
      }
    });
  },
);
