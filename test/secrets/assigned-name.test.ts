import assert from 'node:assert/strict';
import { assignedName } from '../../scanner/secrets/drive/assigned-name';

describe('the name that a value is assigned to', () => {
  const names: Readonly<Record<string, string | undefined>> = {
    'const apiKey = "': 'apiKey',
    'export STRIPE_API_KEY=': 'STRIPE_API_KEY',
    '  "client-secret": "': 'client-secret',
    "env['DB_KEY'] := `": 'DB_KEY',
    'key => ': 'key',
    '{\\"token\\":\\"': 'token',
    'spring.mail.password: ': 'spring.mail.password',
    'curl https://host.example/?': undefined,
    'curl https://host.example/?key=': 'key',
    'login(': undefined,
    '= ': undefined,
    '': undefined,
    '12: ': undefined,
    '2nd_key=': 'nd_key',
  };
  for (const [before, name] of Object.entries(names)) {
    it(`is ${name ?? 'none'} behind ${JSON.stringify(before)}`, () => {
      assert.equal(assignedName(before), name);
    });
  }
});
