import type { Detector } from '../detector';
import { alphanumeric, choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens',
  steps: 'Revoke it under My account > Security, then create a new one for what uses it.',
};

export const sonar: readonly Detector[] = [
  token({
    id: 'sonarqube-token',
    title: 'SonarQube token',
    provider: 'sonarqube',
    kind: 'access_token',
    pieces: [choice('squ_', 'sqp_', 'sqa_'), run(lowerHex, 40)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'sonarcloud-token',
    title: 'SonarCloud token',
    provider: 'sonarqube',
    kind: 'access_token',
    pieces: ['sqco_', run(alphanumeric, 59)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
