import assert from 'node:assert/strict';
import { join } from 'node:path';
import { argo } from '../../../scanner/identities/argo';
import { itReadsFixtures, readingOf } from '../golden';

describe('what the files of argo name', () => {
  itReadsFixtures(argo, join(__dirname, 'fixtures'));

  it('tells whose a repository is where its address is no URL', () => {
    const provider = (url: string): readonly string[] =>
      readingOf(
        argo,
        new Map([
          [
            'repo.yaml',
            `apiVersion: v1\nkind: Secret\nmetadata:\n  name: r\n  labels: { argocd.argoproj.io/secret-type: repository }\nstringData: { type: helm, url: '${url}' }\n`,
          ],
        ]),
      ).references.map((reference) => reference.provider);
    assert.deepEqual(provider('git@github.com:acme/web.git'), ['github']);
    assert.deepEqual(provider('acme.azurecr.io/charts'), ['azure']);
    assert.deepEqual(provider('charts'), ['unknown']);
  });
});
