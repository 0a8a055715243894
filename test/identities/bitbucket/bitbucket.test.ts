import { join } from 'node:path';
import { bitbucket } from '../../../scanner/identities/bitbucket';
import { itReadsFixtures } from '../golden';

describe('what Bitbucket pipelines name', () => {
  itReadsFixtures(bitbucket, join(__dirname, 'fixtures'));
});
