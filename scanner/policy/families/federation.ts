import type { PrivilegeFact, Profile, Severity } from '../../model';
import { keylessControls } from '../controls';
import { remarksOnFacts } from './identity-rule';
import type { IdentityRule, JudgedIdentity, Remark } from './identity-rule';
import { asSubject } from './subject';

const ISSUER = 'token.actions.githubusercontent.com';

/** A role that trusts GitHub’s workflows under these conditions. */
function trust(conditions: string): string {
  return [
    'resource "aws_iam_role" "deploy" {',
    '  name = "deploy"',
    '  assume_role_policy = jsonencode({',
    '    Statement = [{',
    '      Effect    = "Allow"',
    '      Action    = "sts:AssumeRoleWithWebIdentity"',
    `      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/${ISSUER}" }`,
    `      Condition = ${conditions}`,
    '    }]',
    '  })',
    '}',
  ].join('\n');
}

const AUDIENCE = `"${ISSUER}:aud" = "sts.amazonaws.com"`;
const SUBJECT = `"${ISSUER}:sub" = "repo:acme/pay:environment:production"`;
const EXACT = trust(`{ StringEquals = { ${AUDIENCE}, ${SUBJECT} } }`);

const anySubject: IdentityRule = {
  id: 'federation/any-subject',
  code: 'NHI-K002',
  title: 'A trust lets in every workload of an issuer',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'Without a condition on the subject, any token of the issuer will do. GitHub, GitLab and others give tokens to ' +
    'everybody who has an account, so that any repository in the world may take on the role. Where the issuer is one ' +
    'cluster’s or one tenant’s own, it is every workload there: a warning. Fires on roles, workload identity pools and ' +
    'their bindings whose conditions the code shows.',
  remedy:
    'Compare the subject with StringEquals to one repository and branch or environment, or set attribute_condition.',
  controls: keylessControls,
  example: { file: 'infra/deploy.tf', bad: trust(`{ StringEquals = { ${AUDIENCE} } }`), good: EXACT },
  judge: (judged, { profile }) =>
    ofClouds(judged).flatMap((remark) => (isAnySubject(remark.fact) ? [milderWhere(remark, profile)] : [])),
};

function isAnySubject({ fact }: PrivilegeFact): boolean {
  return /^trusts any subject\b/.test(fact);
}

const wideSubject: IdentityRule = {
  id: 'federation/wide-subject',
  code: 'NHI-K002',
  title: 'A trust has wildcards where it names who may come in',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'repo:acme/* lets in every repository of an organization, forks and forgotten ones included. repo:acme/pay:* names one ' +
    'repository and lets in all of its branches, tags and pull requests, past the environment whose reviewers were asked: ' +
    'a warning, information in starter.',
  remedy: 'Write the subject out: repo:OWNER/REPO:environment:NAME or repo:OWNER/REPO:ref:refs/heads/main.',
  controls: keylessControls,
  example: {
    file: 'infra/deploy.tf',
    bad: trust(`{ StringEquals = { ${AUDIENCE} }, StringLike = { "${ISSUER}:sub" = "repo:acme/*" } }`),
    good: EXACT,
  },
  judge: (judged, { profile }) =>
    ofClouds(judged).flatMap((remark) =>
      remark.fact.fact.startsWith('trusts subjects like ') ? [milderWhere(remark, profile)] : [],
    ),
};

const pullRequests: IdentityRule = {
  id: 'federation/pull-requests',
  code: 'NHI-K005',
  title: 'A trust lets in what a pull request runs',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'The subject repo:OWNER/REPO:pull_request stands for code that nobody has reviewed yet: whoever may open a branch may ' +
    'use the role by changing the workflow in it.',
  remedy: 'Trust an environment or a protected branch; give pull requests a role of their own that only reads.',
  controls: keylessControls,
  example: {
    file: 'infra/deploy.tf',
    bad: trust(`{ StringEquals = { ${AUDIENCE}, "${ISSUER}:sub" = "repo:acme/pay:pull_request" } }`),
    good: EXACT,
  },
  judge: (judged) => ofClouds(judged).filter(({ fact }) => fact.fact.startsWith('trusts pull requests ')),
};

const anyAudience: IdentityRule = {
  id: 'federation/any-audience',
  code: 'NHI-K003',
  title: 'A trust does not ask whom a token was made for',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'A token that a job made for one service opens every other that does not look at its audience: whoever is handed it ' +
    'there can pass it on.',
  remedy: `Compare the audience too: StringEquals "${ISSUER}:aud" with sts.amazonaws.com, bound_audiences in Vault.`,
  controls: keylessControls,
  example: { file: 'infra/deploy.tf', bad: trust(`{ StringEquals = { ${SUBJECT} } }`), good: EXACT },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^trusts any audience$/,
      (_, reference) => `${asSubject(reference)} takes tokens that were made for someone else`,
    ),
};

const anyPrincipal: IdentityRule = {
  id: 'federation/any-principal',
  code: 'NHI-K002',
  title: 'A role may be taken on from every AWS account there is',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'A trust policy with Principal "*" and no condition lets in everybody who has an AWS account. With a condition it is ' +
    'not told: an organization’s id or an external id may narrow it well.',
  remedy: 'Name the accounts or roles that may take it on.',
  controls: keylessControls,
  example: {
    file: 'infra/roles.tf',
    bad: assumable('*'),
    good: assumable('arn:aws:iam::123456789012:role/deploy'),
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^trusts any AWS principal$/,
      (_, reference) => `${asSubject(reference)} may be taken on from every AWS account there is`,
    ).filter(({ fact }) => fact?.level === 'privileged'),
};

function assumable(principal: string): string {
  return [
    'resource "aws_iam_role" "audit" {',
    '  name = "audit"',
    '  assume_role_policy = jsonencode({',
    `    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "${principal}" } }]`,
    '  })',
    '}',
  ].join('\n');
}

const anyWorkload: IdentityRule = {
  id: 'federation/any-workload',
  code: 'NHI-K004',
  title: 'A role of Vault is bound to every workload',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'A Kubernetes role bound to the service accounts *, or a JWT role without bound claims, hands what its policies allow ' +
    'to every pod, or to every token of the issuer.',
  remedy: 'Name the service accounts and namespaces, or bind the claims that tell one workload from others.',
  controls: keylessControls,
  example: {
    file: 'infra/vault.tf',
    bad: vaultRole('["*"]', '["*"]'),
    good: vaultRole('["pay"]', '["pay"]'),
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references.filter(isVault),
      /^trusts (?:any subject|every service account of |subjects like )/,
      ({ fact }, reference) => `${asSubject(reference)} ${fact}`,
    ),
};

function vaultRole(names: string, namespaces: string): string {
  return [
    'resource "vault_kubernetes_auth_backend_role" "pay" {',
    '  role_name                        = "pay"',
    `  bound_service_account_names      = ${names}`,
    `  bound_service_account_namespaces = ${namespaces}`,
    '  token_policies                   = ["pay"]',
    '}',
  ].join('\n');
}

type FactRemark = Remark & { readonly fact: PrivilegeFact };

/** What trusts say of whom they let in; Vault’s have a rule of their own. */
function ofClouds({ references }: JudgedIdentity): readonly FactRemark[] {
  return references
    .filter((reference) => !isVault(reference))
    .flatMap((reference) =>
      reference.privileges
        .filter(({ fact }) => fact.startsWith('trusts '))
        .map((fact) => ({ reference, fact, message: `${asSubject(reference)} ${fact.fact}` })),
    );
}

function isVault({ provider, syntax }: { readonly provider: string; readonly syntax: string }): boolean {
  return provider === 'vault' || syntax.includes('vault_');
}

/** Where only a cluster’s or a repository’s own workloads are let in, it is one step milder. */
function milderWhere(remark: FactRemark, profile: Profile): Remark {
  if (remark.fact.level === 'privileged' || remark.fact.level === 'admin') return remark;
  return { ...remark, severity: MILDER[profile] };
}

const MILDER: Readonly<Record<Profile, Severity>> = { starter: 'info', standard: 'warning', strict: 'warning' };

export const federationRules: readonly IdentityRule[] = [
  anySubject,
  wideSubject,
  pullRequests,
  anyAudience,
  anyPrincipal,
  anyWorkload,
];
