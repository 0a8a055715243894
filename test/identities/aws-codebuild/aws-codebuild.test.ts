import { join } from 'node:path';
import { awsCodeBuild } from '../../../scanner/identities/aws-codebuild';
import { itReadsFixtures } from '../golden';

describe('what CodeBuild files name', () => {
  itReadsFixtures(awsCodeBuild, join(__dirname, 'fixtures'));
});
