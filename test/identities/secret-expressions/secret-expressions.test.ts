import { join } from 'node:path';
import { secretExpressions } from '../../../scanner/identities/secret-expressions';
import { itReadsFixtures } from '../golden';

describe('what other CI files name', () => {
  itReadsFixtures(secretExpressions, join(__dirname, 'fixtures'));
});
