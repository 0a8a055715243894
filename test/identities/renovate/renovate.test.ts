import { join } from 'node:path';
import { renovate } from '../../../scanner/identities/renovate';
import { itReadsFixtures } from '../golden';

describe('what the files of renovate name', () => {
  itReadsFixtures(renovate, join(__dirname, 'fixtures'));
});
