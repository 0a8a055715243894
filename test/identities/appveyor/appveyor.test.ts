import { join } from 'node:path';
import { appVeyor } from '../../../scanner/identities/appveyor';
import { itReadsFixtures } from '../golden';

describe('what AppVeyor files name', () => {
  itReadsFixtures(appVeyor, join(__dirname, 'fixtures'));
});
