import assert from 'node:assert/strict';
import { join } from 'node:path';
import { gitlabCi } from '../../../scanner/identities/gitlab-ci';
import { itReadsFixtures, readingOf } from '../golden';

function keysIn(text: string, path = '.gitlab-ci.yml'): string[] {
  return readingOf(gitlabCi, new Map([[path, text]])).references.map(({ key }) => key);
}

describe('what GitLab pipelines name', () => {
  itReadsFixtures(gitlabCi, join(__dirname, 'fixtures'));

  it('is looked for in pipelines, what lies in .gitlab, and components', () => {
    const claimed = ['.gitlab-ci.yml', 'services/api/.gitlab-ci.yaml', 'ci/deploy.gitlab-ci.yml', '.gitlab/ci/a.yml'];
    for (const path of [...claimed, 'templates/sign/template.yml']) assert.ok(gitlabCi.claims(path), path);
    const others = ['ci/deploy.yml', '.gitlab/agents/prod/config.yaml', 'gitlab-ci.md', 'template.yml'];
    for (const path of others) assert.ok(!gitlabCi.claims(path), path);
  });

  it('goes on in an included file that nothing else would read', () => {
    const main = gitlabCi.read(
      '.gitlab-ci.yml',
      'include: ci/deploy.yml\na:\n  variables: { OWN_TOKEN: $OTHER_TOKEN }\n',
    );
    const included = gitlabCi.read('ci/deploy.yml', 'b:\n  script: ./deploy $OWN_TOKEN $KUBE_TOKEN\n');
    const asked: string[] = [];
    const { references } = gitlabCi.resolve(new Map([['.gitlab-ci.yml', main]]), (path) => {
      asked.push(path);
      return path === 'ci/deploy.yml' ? included : undefined;
    });
    assert.deepEqual(asked, ['ci/deploy.yml']);
    assert.deepEqual(
      references.map(({ key, place }) => `${place.path} ${key}`),
      ['.gitlab-ci.yml gitlab:var/OTHER_TOKEN', 'ci/deploy.yml gitlab:var/KUBE_TOKEN'],
    );
  });

  it('ends where includes go round in circles', () => {
    const texts = new Map([
      ['.gitlab-ci.yml', 'include: .gitlab/a.yml\n'],
      ['.gitlab/a.yml', 'include: [{ local: .gitlab/b.yml }, { local: "/.gitlab/*.yml" }]\n'],
      ['.gitlab/b.yml', 'include: .gitlab-ci.yml\nx:\n  script: echo $X_TOKEN\n'],
    ]);
    assert.deepEqual(
      readingOf(gitlabCi, texts).references.map(({ key }) => key),
      ['gitlab:var/X_TOKEN'],
    );
  });

  it('does not take a variable that a script fills for one of the store', () => {
    assert.deepEqual(keysIn('a:\n  script:\n    - TOKEN=$(mint)\n    - curl -H "$TOKEN"\n'), []);
    assert.deepEqual(keysIn('a:\n  script:\n    - docker run -e TOKEN=$TOKEN x\n'), ['gitlab:var/TOKEN']);
  });

  it('does not take a file that the pipeline itself names for one of the store', () => {
    const texts = new Map([
      ['.gitlab-ci.yml', 'variables:\n  SSH_PRIVATE_KEY_FILE: /tmp/id_rsa\ninclude: .gitlab/a.yml\n'],
      ['.gitlab/a.yml', 'a:\n  script: ssh-keygen -f $SSH_PRIVATE_KEY_FILE; ssh -i $OTHER_PRIVATE_KEY_FILE x\n'],
    ]);
    assert.deepEqual(
      readingOf(gitlabCi, texts).references.map(({ key }) => key),
      ['gitlab:var/OTHER_PRIVATE_KEY_FILE'],
    );
  });

  it('leaves open which variable it is where another one holds the name', () => {
    assert.deepEqual(keysIn('a:\n  script:\n    - NPM_TOKEN=${!STAGE} npm publish\n'), ['gitlab:var/?']);
  });

  it('quotes no literal credential', () => {
    const [reference] = readingOf(
      gitlabCi,
      new Map([['.gitlab-ci.yml', 'variables:\n  DB_PASSWORD: "correct-horse"\n']]),
    ).references;
    assert.equal(reference?.role, 'stores');
    assert.equal(reference.place.excerpt.text, `  DB_PASSWORD: "${'*'.repeat(13)}"`);
  });
});
