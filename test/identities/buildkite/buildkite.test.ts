import { join } from 'node:path';
import { buildkite } from '../../../scanner/identities/buildkite';
import { itReadsFixtures } from '../golden';

describe('what Buildkite pipelines name', () => {
  itReadsFixtures(buildkite, join(__dirname, 'fixtures'));
});
