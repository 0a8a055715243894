import { join } from 'node:path';
import { argo } from '../../../scanner/identities/argo';
import { itReadsFixtures } from '../golden';

describe('what the files of argo name', () => {
  itReadsFixtures(argo, join(__dirname, 'fixtures'));
});
