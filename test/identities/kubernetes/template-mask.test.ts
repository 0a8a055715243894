import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knownPart, maskTemplate } from '../../../scanner/identities/kubernetes/template-mask';

describe('the mask of a template', () => {
  const cases: readonly (readonly [template: string, masked: string])[] = [
    ['a: {{ .b }}', 'a: ________'],
    ['{{- if .a }}\nb: c\n{{- end }}', '            \nb: c\n          '],
    ['a:\n  {{- toYaml .b | nindent 2 }}', `a:\n${' '.repeat(30)}`],
    ['a: {{ toYaml .b | nindent 2 }}', `a: ${' '.repeat(27)}`],
    ['a: "{{ .b | default "x" }}-c"', `a: "${'_'.repeat(22)}-c"`],
    ['a: {{ "}}" }}', 'a: __________'],
    ['{{/* a: }} */}}\nb: c', '               \nb: c'],
    ['a: {{ .b', 'a: _____'],
    ['{% raw %}\na: b', '         \na: b'],
  ];
  for (const [template, masked] of cases) {
    it(template, () => {
      assert.equal(maskTemplate(template), masked);
    });
  }

  it('is as long as the template, line by line', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      '-}}',
      '/*',
      '*/',
      '"',
      '`',
      '\n',
      'a: ',
      'nindent 4',
      'toYaml',
      '{%',
      '%}',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const lengths = (of: string): number[] => of.split('\n').map((line) => line.length);
        assert.deepEqual(lengths(maskTemplate(text)), lengths(text));
      }),
    );
  });
});

describe('the known part of a name', () => {
  const cases: readonly (readonly [written: string, known: string])[] = [
    ['{{ include "web.fullname" . }}-tls', '?web.fullname-tls'],
    ['{{ template "web.fullname" $ }}', '?web.fullname'],
    ['{{ .Values.auth.existingSecret | quote }}', '?auth.existingSecret'],
    ['{{ .Release.Name }}-db', '?-db'],
    ['{{ .a }}{{ .b }}', '?'],
    ['{{ printf "%s-tls" (include "web.fullname" .) }}', '?web.fullname-tls'],
    ['{{ printf "%s" .Values.name }}', '?name'],
    ['{{ printf "a-%s" .Values.name }}', '?'],
    ['plain', 'plain'],
  ];
  for (const [written, known] of cases) {
    it(written, () => {
      assert.equal(knownPart(written), known);
    });
  }
});
