import type { CredentialType, PrivilegeFact } from '../../model';
import type { PolicyCondition, PolicyStatement } from './aws-policy';
import { isSharedIssuer, subjectFact } from './subject';
import type { CloudText } from './value';

/** Who may take on a role. */
export interface Trust {
  readonly credential: CredentialType;
  readonly facts: readonly PrivilegeFact[];
  /** One for each statement that trusts an identity provider. */
  readonly federations: readonly Federation[];
}

export interface Federation {
  /** `token.actions.githubusercontent.com`; `?` where it is not known. */
  readonly issuer: string;
  /** The subjects, else the audiences, as written; `any` where no condition names one. */
  readonly subject: string;
  readonly facts: readonly PrivilegeFact[];
  readonly line: number;
}

/** @param statements of an `AssumeRolePolicyDocument` */
export function readTrust(statements: readonly PolicyStatement[]): Trust {
  const allowed = statements.filter(({ isAllowed }) => isAllowed);
  const federations = allowed.flatMap(federationsIn);
  const facts = allowed.flatMap((statement) =>
    statement.principals.flatMap(({ type, value }) => principalFact(type, value, statement)),
  );
  return {
    credential: federations.length > 0 ? 'keyless' : 'ephemeral',
    facts: [...facts, ...federations.flatMap((federation) => federation.facts)],
    federations,
  };
}

function principalFact(type: string, value: CloudText, statement: PolicyStatement): readonly PrivilegeFact[] {
  const { line } = value;
  if (type === 'Service') return [{ fact: `trusts service ${value.value}`, level: 'none', line }];
  if (type !== 'AWS' && type !== '*') return [];
  if (value.value === '*') {
    const isNarrowed = statement.conditions.length > 0;
    return [{ fact: 'trusts any AWS principal', level: isNarrowed ? 'write' : 'privileged', line }];
  }
  return [{ fact: `trusts ${value.value}`, level: 'none', line }];
}

function federationsIn(statement: PolicyStatement): readonly Federation[] {
  return statement.principals
    .filter(({ type }) => type === 'Federated')
    .map(({ value }) => {
      const issuer = issuerOf(value.value, statement.conditions);
      const subjects = conditionsOn(statement.conditions, 'sub');
      const audiences = conditionsOn(statement.conditions, 'aud');
      const named = texts(subjects.length > 0 ? subjects : audiences);
      const others = statement.conditions.filter(({ key }) => !/:(?:sub|aud)$/i.test(key) && key.includes(':'));
      return {
        issuer,
        subject:
          subjects.length > 0
            ? named.join(', ') || '?'
            : audiences.length > 0
              ? `any (audience ${named.join(', ')})`
              : 'any',
        facts: federationFacts({ issuer, subjects, audiences, others, line: value.line }),
        line: value.line,
      };
    });
}

interface FederationParts {
  readonly issuer: string;
  readonly subjects: readonly PolicyCondition[];
  readonly audiences: readonly PolicyCondition[];
  readonly others: readonly PolicyCondition[];
  readonly line: number;
}

function federationFacts({ issuer, subjects, audiences, others, line }: FederationParts): readonly PrivilegeFact[] {
  const facts: PrivilegeFact[] = [];
  for (const { operator, values } of subjects) {
    for (const text of values) {
      const fact = subjectFact(text, /Like/i.test(operator));
      if (fact !== undefined) facts.push(fact);
    }
  }
  // SAML names its users in conditions of its own; an unknown issuer may be a cluster's, whose subjects vary.
  const isOidc = !/saml/i.test(issuer);
  // A Cognito identity pool is its audience; its users have no subject to name.
  const isPool = issuer.includes('cognito-identity') && audiences.length > 0;
  if (
    isOidc &&
    !isPool &&
    subjects.length === 0 &&
    !others.some(({ key }) => /repositor|project|organization|workspace/i.test(key))
  ) {
    const isShared = isSharedIssuer(issuer);
    facts.push({
      fact: `trusts any subject of ${issuer}`,
      level: isShared || issuer === '?' ? 'privileged' : 'write',
      line,
    });
  }
  if (isOidc && audiences.length === 0) facts.push({ fact: 'trusts any audience', level: 'write', line });
  return facts;
}

function conditionsOn(conditions: readonly PolicyCondition[], claim: string): readonly PolicyCondition[] {
  return conditions.filter(
    ({ key, operator }) => key.toLowerCase().endsWith(`:${claim}`) && !/^(?:ForAllValues:)?Null/i.test(operator),
  );
}

function texts(conditions: readonly PolicyCondition[]): readonly string[] {
  return [...new Set(conditions.flatMap(({ values }) => values.map(({ value }) => value)))];
}

/** The provider's ARN ends in its host; where that is not known, the conditions' keys begin with it. */
function issuerOf(provider: string, conditions: readonly PolicyCondition[]): string {
  const [, host] = /(?:oidc-provider|saml-provider)\/(.+)$/.exec(provider) ?? [];
  if (host !== undefined && !host.includes('?')) return provider.includes('saml-provider') ? `saml/${host}` : host;
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(provider)) return provider;
  const key = conditions.find((condition) => /:(?:sub|aud)$/i.test(condition.key))?.key;
  const prefix = key?.slice(0, key.lastIndexOf(':')) ?? '';
  return prefix === '' ? (host ?? '?') : prefix;
}
