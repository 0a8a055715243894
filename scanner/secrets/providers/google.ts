import type { Detector } from '../detector';
import { alphabet, base64url, run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const credentials = 'https://console.cloud.google.com/apis/credentials';

export const google: readonly Detector[] = [
  token({
    id: 'google-api-key',
    title: 'Google API key',
    provider: 'google',
    kind: 'api_key',
    pieces: ['AIza', run(base64url, 35)],
    // Firebase puts one into every web page: restricted by referrer it opens little.
    confidence: 'likely',
    source: { from: 'Google Cloud, "API keys"; two independent rule sets agree on 39 characters' },
    revoke: {
      url: credentials,
      steps:
        'Restrict it to its APIs and callers under APIs & services > Credentials; if it was not, delete it and create a new one.',
    },
  }),
  token({
    id: 'google-oauth-client-secret',
    title: 'Google OAuth client secret',
    provider: 'google',
    kind: 'oauth_client',
    pieces: ['GOCSPX-', run(base64url, 28)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke: {
      url: credentials,
      steps:
        'Add a new secret to the OAuth client under Credentials, switch to it, then disable and delete the old one.',
    },
  }),
  token({
    id: 'google-oauth-access-token',
    title: 'Google OAuth access token',
    provider: 'google',
    kind: 'access_token',
    pieces: ['ya29.', run(alphabet('0-9a-zA-Z._-'), 20, 500)],
    confidence: 'likely',
    source: { from: 'three independent rule sets agree' },
    revoke: {
      url: 'https://myaccount.google.com/connections',
      steps: 'It ends by itself within an hour; revoke the connection of the account that granted it.',
    },
  }),
  token({
    id: 'google-oauth-refresh-token',
    title: 'Google OAuth refresh token',
    provider: 'google',
    kind: 'access_token',
    pieces: ['1//0', run(base64url, 40, 200)],
    confidence: 'likely',
    source: { from: 'Google Identity, "Using OAuth 2.0 to access Google APIs"' },
    revoke: {
      url: 'https://myaccount.google.com/connections',
      steps: 'Revoke the connection of the account that granted it, then grant it anew.',
    },
  }),
  token({
    id: 'google-gemini-api-key',
    title: 'Google Gemini API key',
    provider: 'google',
    kind: 'api_key',
    pieces: ['AQ.Ab8RN6', run(base64url, 44)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke: {
      url: 'https://aistudio.google.com/app/apikey',
      steps: 'Delete it in AI Studio under API keys, then create a new one for what uses it.',
    },
  }),
  token({
    id: 'google-storage-hmac-key-id',
    title: 'Google Cloud Storage HMAC key',
    provider: 'google',
    kind: 'service_account',
    pieces: ['GOOG', run(upperAlphanumeric, 20, 57)],
    confidence: 'likely',
    source: { from: 'Google Cloud Storage, "HMAC keys"; two independent rule sets agree' },
    revoke: {
      url: 'https://console.cloud.google.com/storage/settings;tab=interoperability',
      steps: 'Deactivate, then delete the HMAC key under Settings > Interoperability.',
    },
  }),
];
