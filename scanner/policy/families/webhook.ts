import { webhookControls } from '../controls';
import { remarksOnFacts } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const FILE = 'infra/github.tf';

function hook(...configuration: readonly string[]): string {
  return [
    'resource "github_repository_webhook" "deploy" {',
    '  repository = "pay"',
    '  events     = ["push"]',
    '  configuration {',
    ...configuration.map((line) => `    ${line}`),
    '  }',
    '}',
  ].join('\n');
}

const SECRET = 'secret = var.webhook_secret';
const URL = 'url    = "https://hooks.example.com/push"';

const noSecret: IdentityRule = {
  id: 'webhook/no-secret',
  code: 'NHI-W001',
  title: 'A webhook is called without a secret',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'Without a secret the receiver cannot tell the call of the forge from anybody else’s: who knows the address can start ' +
    'what it starts. Fires where infrastructure code makes the webhook and gives it none.',
  remedy: 'Give it a secret, and have the receiver check the signature.',
  controls: webhookControls,
  example: { file: FILE, bad: hook(URL), good: hook(URL, SECRET) },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^webhook without a secret$/,
      (_, reference) => `${asSubject(reference)} is called without a secret`,
    ),
};

const plainHttp: IdentityRule = {
  id: 'webhook/plain-http',
  code: 'NHI-W001',
  title: 'A webhook is called over http, or without looking at the certificate',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'What the call carries, and the secret’s signature on it, can be read and replayed on the way. Fires on http:// ' +
    'addresses, insecure_ssl and enable_ssl_verification = false in infrastructure code.',
  remedy: 'Use https:// with a certificate that can be checked.',
  controls: webhookControls,
  example: { file: FILE, bad: hook('url    = "http://hooks.example.com/push"', SECRET), good: hook(URL, SECRET) },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^webhook (?:over plain http|without TLS checks)$/,
      ({ fact }, reference) => `${asSubject(reference)} is called ${fact.slice('webhook '.length)}`,
    ),
};

export const webhookRules: readonly IdentityRule[] = [noSecret, plainHttp];
