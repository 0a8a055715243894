import assert from 'node:assert/strict';
import { readNamedValue } from '../../scanner/identities/named-value';

const isStored = (name: string, value: string): boolean | undefined => readNamedValue({ name, value })?.isStored;

describe('a name with its value', () => {
  it('stores the credential where the value is one', () => {
    for (const [name, value] of [
      ['DB_PASSWORD', 'sword' + 'fish-mainframe'],
      ['API_TOKEN', 'a1b2' + 'c3d4e5f6'],
      ['JWT_SECRET', 'my-own-words'],
      ['connectionString', 'Server=db;Password=' + 'swordfish'],
    ] as const)
      assert.equal(isStored(name, value), true, `${name}: ${value}`);
  });

  it('stores none where the value names one, or whom it belongs to', () => {
    for (const [name, value] of [
      ['tlsSecret', 'shop.local-tls'],
      ['WEBHOOK_SECRET', 'elastic-webhook-server-cert'],
      ['KAFKA_SSL_KEY_CREDENTIALS', 'broker_key_creds'],
      ['CI_SERVICE_ACCOUNT', 'deploy@project.iam.gserviceaccount.com'],
      ['connectionString', 'redis-cart:6379'],
      ['connectionString', 'UseDevelopmentStorage=true'],
      ['encryption_key', '$kms_keys:mykey'],
      ['github.token', 'CI_GITHUB_TOKEN'],
      ['connectionString', 'SECRET'],
      ['webhookKey', 'SECRET'],
      ['password', 'PASSWORD'],
    ] as const)
      assert.equal(isStored(name, value), false, `${name}: ${value}`);
  });

  it('is no credential where the name is a directive', () => {
    for (const name of ['proxy_pass', 'location.proxy_pass', 'fastcgi_pass'])
      assert.equal(readNamedValue({ name, value: 'http://backend' }), undefined, name);
    assert.notEqual(readNamedValue({ name: 'HTTP_PROXY_PASS', value: 'swor' + 'dfish' }), undefined);
  });
});
