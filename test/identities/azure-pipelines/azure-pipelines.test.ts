import assert from 'node:assert/strict';
import { join } from 'node:path';
import { azurePipelines } from '../../../scanner/identities/azure-pipelines';
import { itReadsFixtures, readingOf } from '../golden';

function keysIn(path: string, text: string): string[] {
  return readingOf(azurePipelines, new Map([[path, text]])).references.map(({ key }) => key);
}

describe('what Azure pipelines name', () => {
  itReadsFixtures(azurePipelines, join(__dirname, 'fixtures'));

  it('is found in a file of any name whose content tells', () => {
    const task = 'steps:\n- task: AzureCLI@2\n  inputs:\n    azureSubscription: prod\n';
    assert.deepEqual(keysIn('eng/release.yml', task), ['azp:service-connection/prod']);
    assert.deepEqual(keysIn('eng/release.yml', 'steps:\n- name: x\n  args: [$(API_TOKEN)]\n'), []);
  });

  it('goes on in templates, written from the folder of the file or from the root', () => {
    const asked: string[] = [];
    const path = 'eng/azure-pipelines.yml';
    const text =
      'steps:\n- template: ../steps/a.yml\n- template: /b.yml\n- template: c.yml@shared\n- template: ${{ x }}.yml\n';
    azurePipelines.resolve(new Map([[path, azurePipelines.read(path, text)]]), (target) => {
      asked.push(target);
      return undefined;
    });
    assert.deepEqual(asked, ['steps/a.yml', 'b.yml']);
  });

  it('reads variables in expressions', () => {
    const env =
      "    A: ${{ variables.SIGN_TOKEN }}\n    B: $[variables['DEPLOY_TOKEN']]\n    C: ${{ variables['System.AccessToken'] }}\n";
    const text = `steps:\n- script: ./x\n  env:\n${env}`;
    const keys = ['azp:variable/SIGN_TOKEN', 'azp:variable/DEPLOY_TOKEN', 'azp:token/System.AccessToken'];
    assert.deepEqual(keysIn('azure-pipelines.yml', text), keys);
  });

  it('asks nobody for a variable that the file itself fills with the name of a file', () => {
    const text = [
      'variables:',
      '  - name: GOOGLE_CREDENTIALS',
      '    value: cicd-credentials.json',
      '  - name: CI_SERVICE_ACCOUNT',
      '    value: deploy@project.iam.gserviceaccount.com',
      'steps:',
      '  - script: gcloud auth login --cred-file=$GOOGLE_CREDENTIALS --account=$CI_SERVICE_ACCOUNT',
      '  - script: deploy $DEPLOY_TOKEN',
    ].join('\n');
    const { references } = readingOf(azurePipelines, new Map([['azure-pipelines.yml', text]]));
    assert.deepEqual(
      references.map(({ key }) => key),
      ['azp:variable/DEPLOY_TOKEN'],
    );
  });

  it('takes the address of a registry for no connection', () => {
    const text = 'steps:\n- task: Docker@2\n  inputs: { containerRegistry: acme.azurecr.io }\n';
    assert.deepEqual(keysIn('azure-pipelines.yml', text), []);
  });
});
