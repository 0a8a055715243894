import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { ScanResult } from '../../scanner/model';
import { renderGitHub } from '../../scanner/report/github';
import { workflowCommand } from '../../scanner/report/github/workflow-command';
import { changeRun, unreadRun } from './change-run';
import { ACTIVE, HOSTILE, hostileResult, INLINE } from './hostile';
import { readCommands } from './read-commands';
import type { Command } from './read-commands';
import { acme, finding, place, result } from './sample';

function commandsOf(scanned: ScanResult, failOn: 'error' | 'info' | 'none' = 'error'): readonly Command[] {
  const { commands, plain } = readCommands(renderGitHub(scanned, { failOn }));
  assert.deepEqual(plain, []);
  return commands;
}

describe('GitHub annotations', () => {
  it('stand at the place, with rule, message and what to do', () => {
    const [, first] = commandsOf(acme());
    assert.deepEqual(first, {
      name: 'error',
      properties: {
        file: 'scripts/backup.sh',
        line: '7',
        col: '26',
        endLine: '7',
        endColumn: '46',
        title: 'secret/aws-access-key',
      },
      data:
        'An AWS access key is in the code (certain): AKIA…(20). It belongs to backup-user (owner @acme/platform): ' +
        'revoke it first, docs/runbooks/rotate-backup.md (nhi explain secret/aws-access-key).',
    });
  });

  it('leave notes and what is waived to the other reports', () => {
    assert.deepEqual(
      commandsOf(acme()).map(({ name, properties }) => `${name} ${properties['title'] ?? ''}`),
      ['error identity/undeclared', 'error secret/aws-access-key', 'warning identity/expires-soon'],
    );
    assert.ok(commandsOf(acme(), 'info').some(({ name }) => name === 'notice'));
    assert.equal(renderGitHub(result(), { failOn: 'error' }), '');
  });

  it('make an error only of what a change brings, a notice of what was there', () => {
    assert.deepEqual(
      commandsOf(changeRun()).map(({ name, properties }) => `${name} ${properties['title'] ?? ''}`),
      [
        'error secret/aws-access-key (new in this change)',
        'warning policy/weakened (new in this change)',
        'warning waiver/added (new in this change)',
        'warning secret/generic-secret (new in this change)',
        'notice identity/undeclared',
        'notice identity/expires-soon',
      ],
    );
  });

  it('say which file could not be read', () => {
    const [only] = commandsOf(unreadRun());
    assert.equal(only?.name, 'error');
    assert.equal(only.properties['file'], 'infra/prod.tf');
    assert.match(only.data, /^This file was not read: permission denied\./);
  });

  it('have no columns where a place has more than one line, as the runner asks', () => {
    const at = { ...place('key.pem', 'x', 'x', 3), end: { line: 9, column: 4 } };
    const [only] = commandsOf(result({ findings: [finding(at)] }));
    assert.deepEqual(Object.keys(only?.properties ?? {}), ['file', 'line', 'endLine', 'title']);
  });

  it('are ten of a type at most, the most important first, the last one saying how many there are', () => {
    const many = Array.from({ length: 25 }, (_, index) => finding(place(`${index}.ts`, 'x', 'x')));
    const warnings = many.slice(0, 11).map((each) => ({ ...each, severity: 'warning' as const }));
    const commands = commandsOf(result({ findings: [...warnings, ...many] }));
    const [errors, rest] = ['error', 'warning'].map((type) => commands.filter(({ name }) => name === type));
    assert.deepEqual([errors?.length, rest?.length], [10, 10]);
    assert.equal(errors?.[0]?.properties['file'], '0.ts');
    assert.deepEqual(errors.at(-1)?.properties, { title: 'NHI Guard: 16 more errors' });
    assert.deepEqual(rest?.at(-1)?.properties, { title: 'NHI Guard: 2 more warnings' });
    assert.equal(commandsOf(result({ findings: many.slice(0, 10) })).at(-1)?.properties['file'], '9.ts');
  });

  it('give back exactly what was written', () => {
    const odd = fc.string({
      unit: fc.constantFrom(...Array.from('ab:,%=;]\r\n"\' 25AD03'), '%25', '%3A', '::', '##['),
    });
    fc.assert(
      fc.property(odd, odd, (file, message) => {
        const line = workflowCommand({ type: 'error', properties: { file: `x${file}` }, message });
        const { commands, plain } = readCommands(`${line}\n`);
        assert.deepEqual(plain, []);
        const old = (text: string): string => text.replaceAll('##[', '# #[');
        assert.deepEqual(commands, [{ name: 'error', properties: { file: old(`x${file}`) }, data: old(message) }]);
      }),
      { numRuns: 300 },
    );
  });

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`are neither more nor others for hostile content: ${name}`, () => {
      const log = renderGitHub(hostileResult(text), { failOn: 'error' });
      const { commands, plain } = readCommands(log);
      assert.deepEqual(plain, []);
      assert.deepEqual(
        commands.map((command) => command.name),
        ['error', 'error', 'warning', 'notice'],
      );
      for (const { properties, data } of commands) {
        assert.ok((properties['title']?.length ?? 0) <= 255);
        assert.ok(data.length <= 4096);
      }
      assert.doesNotMatch(log, ACTIVE);
      assert.doesNotMatch(log, INLINE);
    });
  }
});
