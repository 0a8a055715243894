import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { jenkins } from '../../../scanner/identities/jenkins';
import { groovyTokens } from '../../../scanner/identities/jenkins/groovy-tokens';
import { itReadsFixtures, readingOf } from '../golden';

function keysIn(text: string): string[] {
  return readingOf(jenkins, new Map([['Jenkinsfile', text]])).references.map(({ key }) => key);
}

function stringsIn(text: string): string[] {
  return groovyTokens(text).flatMap((token) => (token.type === 'string' ? [token.value] : []));
}

describe('what Jenkins names', () => {
  itReadsFixtures(jenkins, join(__dirname, 'fixtures'));

  it('is looked for in Jenkinsfiles, Groovy and configuration as code', () => {
    const claimed = ['Jenkinsfile', 'ci/Jenkinsfile.release', 'deploy.jenkinsfile', 'vars/publish.groovy', 'casc.yaml'];
    for (const path of claimed) assert.ok(jenkins.claims(path), path);
    for (const path of ['docs/jenkinsfile.md', 'src/jenkins.ts', 'values.yaml']) assert.ok(!jenkins.claims(path), path);
  });

  it('is not what builds are written in', () => {
    const build =
      "repositories { maven { credentials { username = 'x' } } }\ndef credentials(String id) { credentials('x') }";
    assert.deepEqual(readingOf(jenkins, new Map([['build.groovy', build]])).references, []);
  });

  it('takes the server that keeps a credential for whose it is only where nothing else tells', () => {
    const step = "withCredentials([string(credentialsId: 'codecov-jenkins-bom', variable: 'CODECOV_TOKEN')]) { }";
    const [found] = readingOf(jenkins, new Map([['Jenkinsfile', step]])).references;
    assert.equal(found?.provider, 'codecov');
    const other = step.replace('codecov-', 'launch-').replace('CODECOV_', 'LAUNCH_');
    assert.equal(readingOf(jenkins, new Map([['Jenkinsfile', other]])).references[0]?.provider, 'unknown');
  });

  it('stays open where the id is only known when it runs', () => {
    assert.deepEqual(keysIn('sshagent([config.key]) {}'), ['jenkins:credential/?']);
    assert.deepEqual(keysIn('x = credentials("${stage}-key")'), ['jenkins:credential/?-key']);
    assert.deepEqual(keysIn('def call(Map c) { git credentialsId: c.id ?: null }'), ['jenkins:credential/?']);
  });

  it('reads on behind a string that nobody closed', () => {
    assert.deepEqual(keysIn("def a = 'open\nsshagent(['after']) {}"), ['jenkins:credential/after']);
    assert.deepEqual(keysIn('sshagent(["before"]) {}\ndef a = """open'), ['jenkins:credential/before']);
  });
});

describe('the strings of Groovy', () => {
  it('have five forms', () => {
    assert.deepEqual(stringsIn(`a('x', "y") + '''p\n'q''' + """r"s""" + $/t/u/$`), ['x', 'y', "p\n'q", 'r"s', 't/u']);
    assert.deepEqual(stringsIn('x = /a b/ ; y = 4 / 2 / 1'), ['a b']);
  });

  it('go on behind an expression that holds quotes', () => {
    const expression = 'a ${f("b", {c})} d';
    assert.deepEqual(stringsIn(`"${expression}" + 'e'`), [expression, 'e']);
  });

  it('are not looked for in comments', () => {
    assert.deepEqual(stringsIn("// 'a'\n/* 'b' */ 'c'"), ['c']);
  });

  it('lie where they say, in any text', () => {
    const part = fc.constantFrom(
      "'",
      '"',
      "'''",
      '"""',
      '$/',
      '/$',
      '/',
      '${',
      '}',
      '\\',
      '\n',
      'credentials(',
      '[',
      '//',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const token of groovyTokens(text)) {
          assert.ok(
            token.range.start >= last && token.range.end >= token.range.start && token.range.end <= text.length,
          );
          last = token.range.end;
        }
        jenkins.read('Jenkinsfile', text);
      }),
    );
  });

  it('take a time that grows with the text alone', () => {
    const hostile = ['"${', '/*', "'''", '[', 'credentialsId: [', 'a.', 'docker.withRegistry(x', '$class: '];
    for (const piece of hostile) {
      jenkins.read('Jenkinsfile', `withCredentials\n${piece.repeat(300_000 / piece.length)}`);
    }
  });
});
