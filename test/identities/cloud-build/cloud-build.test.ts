import { join } from 'node:path';
import { cloudBuild } from '../../../scanner/identities/cloud-build';
import { itReadsFixtures } from '../golden';

describe('what Cloud Build files name', () => {
  itReadsFixtures(cloudBuild, join(__dirname, 'fixtures'));
});
