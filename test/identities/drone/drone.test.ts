import { join } from 'node:path';
import { drone } from '../../../scanner/identities/drone';
import { itReadsFixtures } from '../golden';

describe('what Drone pipelines name', () => {
  itReadsFixtures(drone, join(__dirname, 'fixtures'));
});
