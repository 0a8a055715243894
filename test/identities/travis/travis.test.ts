import { join } from 'node:path';
import { travis } from '../../../scanner/identities/travis';
import { itReadsFixtures } from '../golden';

describe('what Travis pipelines name', () => {
  itReadsFixtures(travis, join(__dirname, 'fixtures'));
});
