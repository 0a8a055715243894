import assert from 'node:assert/strict';
import { asClause, nameOf, when, withArticle } from '../../scanner/policy/phrases';

describe('phrases', () => {
  const articles: readonly (readonly [string, string])[] = [
    ['AWS access key', 'An AWS access key'],
    ['Stripe live key', 'A Stripe live key'],
    ['npm token', 'An npm token'],
    ['SSH private key', 'An SSH private key'],
    ['JWT', 'A JWT'],
    ['OpenAI key', 'An OpenAI key'],
    ['GitHub token', 'A GitHub token'],
    ['URL password', 'A URL password'],
    ['unknown key', 'An unknown key'],
    ['Unity key', 'A Unity key'],
    ['X.509 key', 'An X.509 key'],
  ];
  for (const [words, expected] of articles) it(expected, () => assert.equal(withArticle(words), expected));

  it('calls keys what people call them', () => {
    assert.equal(nameOf('gha:secret/NPM_TOKEN'), 'NPM_TOKEN');
    assert.equal(nameOf('gha:secret/DB@production'), 'DB (production)');
    assert.equal(nameOf('env:KEY'), 'KEY');
    assert.equal(nameOf('mcp:server/github@tools'), 'MCP server github');
    assert.equal(nameOf('tf:aws_iam_access_key.x'), 'tf:aws_iam_access_key.x');
  });

  it('counts days', () => {
    assert.equal(when('2041-06-15', '2041-06-15'), 'today');
    assert.equal(when('2041-06-16', '2041-06-15'), 'in 1 day');
    assert.equal(when('2041-06-13', '2041-06-15'), '2 days ago');
  });

  it('puts a sentence into another', () => {
    assert.equal(asClause('Deactivate it, then delete it.'), 'deactivate it, then delete it');
    assert.equal(asClause('IAM: delete it'), 'IAM: delete it');
  });
});
