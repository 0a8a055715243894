import { join } from 'node:path';
import { tekton } from '../../../scanner/identities/tekton';
import { itReadsFixtures } from '../golden';

describe('what the files of tekton name', () => {
  itReadsFixtures(tekton, join(__dirname, 'fixtures'));
});
