import assert from 'node:assert/strict';
import { storeCommandsIn } from '../../scanner/identities/store-commands';

function keysIn(text: string): string[] {
  return storeCommandsIn(text).map(({ key, range }) => {
    assert.ok(range.end > range.start);
    return key;
  });
}

describe('commands that fetch secrets', () => {
  const commands: readonly (readonly [command: string, key: string])[] = [
    ['aws secretsmanager get-secret-value --secret-id acme/db --query SecretString', 'secretref:aws-sm/acme/db'],
    ['aws secretsmanager get-secret-value \\\n  --region x \\\n  --secret-id "acme/db"', 'secretref:aws-sm/acme/db'],
    ['aws ssm get-parameter --with-decryption --name=/acme/db', 'secretref:ssm/acme/db'],
    ['aws ssm get-parameters --names /acme/db --with-decryption', 'secretref:ssm/acme/db'],
    ['gcloud secrets versions access latest --secret=npm', 'secretref:gcp-sm/?/npm'],
    ['az keyvault secret show -n maps --vault-name kv', 'secretref:akv/kv/maps'],
    ['vault kv get -field=token -mount=kv acme/ci', 'secretref:vault/acme/ci'],
    ['op read "op://ci/npm/token"', 'secretref:op/ci/npm'],
    [
      'aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:eu-west-1:1:secret:acme-AbC1d2',
      'secretref:aws-sm/acme',
    ],
    [
      'aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:eu-west-1:1:secret:acme-secret',
      'secretref:aws-sm/acme-secret',
    ],
    ['chamber exec acme-web -- npm start', 'secretref:ssm/acme-web'],
    ['chamber exec --strict acme-web', 'secretref:ssm/acme-web'],
    ['doppler run --project acme --config prd -- npm start', 'secretref:doppler/acme'],
    ['doppler secrets get TOKEN --plain -p acme', 'secretref:doppler/acme'],
    ['infisical run --env=prod --projectId=0f1e -- npm start', 'secretref:infisical/0f1e'],
    ['berglas access sm://acme/db', 'secretref:gcp-sm/acme/db'],
    ['aws ssm get-parameter --name "/acme/${STAGE}/db" --with-decryption', 'secretref:ssm/acme/?/db'],
  ];
  for (const [command, key] of commands) {
    it(`name them: ${command.split('\n', 1)[0] ?? ''}`, () => {
      assert.deepEqual(keysIn(`x=$(${command})`), [key]);
    });
  }

  it('say nothing where they leave to a file what they fetch', () => {
    for (const command of ['doppler run -- npm start', 'infisical run -- npm start', 'berglas access bucket/object'])
      assert.deepEqual(keysIn(command), [], command);
  });

  it('are none where nothing is decrypted, or what they fetch is public', () => {
    assert.deepEqual(keysIn('aws ssm get-parameter --name /acme/size'), []);
    assert.deepEqual(keysIn('aws ssm get-parameter --name /acme/ssh_public_key --with-decryption'), []);
  });

  it('take a time that grows with the text alone', () => {
    for (const probe of [
      'aws ssm get-parameter ',
      'vault kv get -a ',
      'az keyvault secret show -n x ',
      'chamber exec -a ',
      'doppler run -a ',
    ]) {
      storeCommandsIn(probe.repeat(20_000));
    }
  });
});
