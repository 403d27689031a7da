// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Go
import { expect, it } from 'vitest';
import { expandTemplate } from '../../../../server/collect/relabel/expand-template.ts';

const groups = {
  byNumber: ['whole', 'one', undefined, 'three'],
  byName: new Map([
    ['name', 'named'],
    ['1x', 'one-x'],
    ['absent', undefined],
  ]),
};

// Source: the documentation of Go's regexp.Regexp.Expand, and its code for what that leaves open.
it.each([
  ['plain', 'plain'],
  ['$1-$3', 'one-three'],
  ['${1}x', 'onex'],
  ['$1x', 'one-x'],
  ['$1W', ''],
  ['$name and ${name}', 'named and named'],
  ['$0', 'whole'],
  ['$2$9${absent}$nobody', ''],
  ['$01', ''],
  ['$$1', '$1'],
  ['a$', 'a$'],
  ['$-', '$-'],
  ['${}', '${}'],
  ['${1', '${1'],
  ['${1 }', '${1 }'],
  ['$${1}', '${1}'],
  ['$이름', ''],
])('expands %s as Go does', (template, text) => {
  expect(expandTemplate(template, groups)).toBe(text);
});
