import { join } from 'node:path';
import { circleCi } from '../../../scanner/identities/circleci';
import { itReadsFixtures } from '../golden';

describe('what CircleCI pipelines name', () => {
  itReadsFixtures(circleCi, join(__dirname, 'fixtures'));
});
