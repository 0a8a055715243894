/**
 * What a provider sells decides what its credentials are: a database's password is a database account, a store's token
 * opens all other secrets.
 */
export type ProviderFamily = 'service' | 'database' | 'registry' | 'store' | 'mail';

/** Who issues a credential, and the words by which names, hosts, actions, images and packages speak of it. */
export interface Provider {
  /** Lower case, as in `provider` of nhi.yaml. */
  readonly id: string;
  /** Fused upper-case words: `NEWRELIC` stands for NEW_RELIC, NewRelic and newrelic. */
  readonly words: readonly string[];
  readonly family: ProviderFamily;
}

const table: Readonly<Record<ProviderFamily, Readonly<Record<string, string>>>> = {
  service: {
    adobe: 'ADOBE',
    airtable: 'AIRTABLE',
    aiven: 'AIVEN',
    algolia: 'ALGOLIA',
    alibaba: 'ALIBABA ALIBABACLOUD ALICLOUD ALIYUN',
    amplitude: 'AMPLITUDE',
    anthropic: 'ANTHROPIC CLAUDE CLAUDECODE',
    apify: 'APIFY',
    apple: 'APPLE APPSTORE APPSTORECONNECT ASC APNS FASTLANE',
    asana: 'ASANA',
    assemblyai: 'ASSEMBLYAI',
    atlassian: 'ATLASSIAN JIRA CONFLUENCE',
    auth0: 'AUTH0',
    aws: 'AWS AMAZON AMAZONAWS S3 ECR EKS SES SQS SNS DYNAMODB CLOUDFRONT BEDROCK',
    azure: 'AZURE AZURECR AZUREOPENAI ARM ENTRA AZUREAD AAD AZUREWEBSITES MSTEAMS MICROSOFT WINDOWSNET',
    azuredevops: 'AZUREDEVOPS ADO VSTS AZP SYSTEMACCESSTOKEN',
    bitbucket: 'BITBUCKET',
    brave: 'BRAVE BRAVESEARCH',
    browserbase: 'BROWSERBASE',
    browserstack: 'BROWSERSTACK',
    buildkite: 'BUILDKITE',
    chromatic: 'CHROMATIC CHROMAUI',
    circleci: 'CIRCLECI CIRCLE',
    clerk: 'CLERK',
    cloudflare: 'CLOUDFLARE CF WRANGLER R2',
    cloudinary: 'CLOUDINARY',
    codecov: 'CODECOV',
    cohere: 'COHERE',
    confluent: 'CONFLUENT',
    contentful: 'CONTENTFUL',
    context7: 'CONTEXT7',
    coveralls: 'COVERALLS',
    crowdin: 'CROWDIN',
    cypress: 'CYPRESS',
    databricks: 'DATABRICKS',
    datadog: 'DATADOG DD DDOG',
    deepgram: 'DEEPGRAM',
    deepl: 'DEEPL',
    deepseek: 'DEEPSEEK',
    deno: 'DENO DENODEPLOY',
    digitalocean: 'DIGITALOCEAN',
    discord: 'DISCORD DISCORDAPP',
    dropbox: 'DROPBOX',
    dynatrace: 'DYNATRACE',
    elevenlabs: 'ELEVENLABS',
    exa: 'EXA',
    expo: 'EXPO EAS',
    facebook: 'FACEBOOK INSTAGRAM WHATSAPP',
    fastly: 'FASTLY',
    figma: 'FIGMA',
    firebase: 'FIREBASE FCM',
    firecrawl: 'FIRECRAWL',
    fireworks: 'FIREWORKS FIREWORKSAI',
    fly: 'FLY FLYIO FLYCTL SUPERFLY',
    gcp: 'GCP GCLOUD GOOGLECLOUD GOOGLEAPPLICATION GOOGLECREDENTIALS GKE GCS GCR GAR BIGQUERY VERTEX VERTEXAI PKGDEV',
    gitea: 'GITEA FORGEJO CODEBERG',
    github: 'GITHUB GH GHCR GITHUBCOPILOT COPILOT DEPENDABOT',
    gitlab: 'GITLAB GL CIJOBTOKEN CIREGISTRY',
    google: 'GOOGLE GOOGLEAPIS GOOGLEMAPS GEMINI YOUTUBE GMAIL RECAPTCHA',
    grafana: 'GRAFANA LOKI',
    groq: 'GROQ',
    harness: 'HARNESS',
    helicone: 'HELICONE',
    heroku: 'HEROKU HEROKUAPP',
    hetzner: 'HETZNER HCLOUD',
    honeycomb: 'HONEYCOMB',
    hubspot: 'HUBSPOT',
    huggingface: 'HUGGINGFACE HUGGINGFACEHUB HF',
    infura: 'INFURA',
    intercom: 'INTERCOM',
    jenkins: 'JENKINS',
    jina: 'JINA JINAAI',
    kubernetes: 'KUBERNETES KUBE KUBECONFIG K8S KUBECTL HELM OPENSHIFT',
    langfuse: 'LANGFUSE',
    langsmith: 'LANGSMITH LANGCHAIN',
    launchdarkly: 'LAUNCHDARKLY',
    linear: 'LINEAR',
    linkedin: 'LINKEDIN',
    linode: 'LINODE AKAMAI',
    logzio: 'LOGZIO',
    lokalise: 'LOKALISE',
    mapbox: 'MAPBOX',
    mattermost: 'MATTERMOST',
    mistral: 'MISTRAL MISTRALAI',
    mixpanel: 'MIXPANEL',
    moonshot: 'MOONSHOT KIMI',
    netlify: 'NETLIFY',
    newrelic: 'NEWRELIC',
    ngrok: 'NGROK',
    notion: 'NOTION',
    nvidia: 'NVIDIA NGC',
    nx: 'NXCLOUD',
    okta: 'OKTA',
    onesignal: 'ONESIGNAL',
    openai: 'OPENAI CHATGPT CODEX',
    openrouter: 'OPENROUTER',
    opsgenie: 'OPSGENIE',
    paddle: 'PADDLE',
    pagerduty: 'PAGERDUTY',
    paypal: 'PAYPAL BRAINTREE',
    percy: 'PERCY',
    perplexity: 'PERPLEXITY PPLX',
    pinecone: 'PINECONE',
    plaid: 'PLAID',
    posthog: 'POSTHOG',
    postman: 'POSTMAN',
    pulumi: 'PULUMI',
    pusher: 'PUSHER',
    qdrant: 'QDRANT',
    railway: 'RAILWAY',
    razorpay: 'RAZORPAY',
    reddit: 'REDDIT',
    render: 'RENDER',
    replicate: 'REPLICATE',
    rollbar: 'ROLLBAR',
    salesforce: 'SALESFORCE SFDX',
    scaleway: 'SCALEWAY SCW',
    segment: 'SEGMENT',
    sentry: 'SENTRY GETSENTRY',
    shopify: 'SHOPIFY',
    slack: 'SLACK SLACKAPI',
    smithery: 'SMITHERY',
    snyk: 'SNYK',
    sonarqube: 'SONAR SONARCLOUD SONARQUBE SONARSOURCE',
    sourcegraph: 'SOURCEGRAPH',
    spotify: 'SPOTIFY',
    square: 'SQUARE SQUAREUP',
    ssh: 'SSH SSHAGENT SFTP FTP',
    stability: 'STABILITY STABILITYAI',
    storyblok: 'STORYBLOK',
    stripe: 'STRIPE',
    supabase: 'SUPABASE',
    tailscale: 'TAILSCALE',
    tavily: 'TAVILY',
    telegram: 'TELEGRAM',
    terraform: 'TERRAFORM TF TFC TFE',
    together: 'TOGETHER TOGETHERAI',
    transifex: 'TRANSIFEX',
    travis: 'TRAVIS TRAVISCI',
    trello: 'TRELLO',
    turborepo: 'TURBO TURBOREPO',
    twilio: 'TWILIO',
    twitch: 'TWITCH',
    twitter: 'TWITTER',
    typeform: 'TYPEFORM',
    unsplash: 'UNSPLASH',
    vercel: 'VERCEL',
    voyageai: 'VOYAGE VOYAGEAI',
    vultr: 'VULTR',
    wandb: 'WANDB',
    workos: 'WORKOS',
    xai: 'XAI GROK',
    yandex: 'YANDEX',
    zapier: 'ZAPIER',
    zendesk: 'ZENDESK',
    zoom: 'ZOOM',
  },
  database: {
    cassandra: 'CASSANDRA',
    clickhouse: 'CLICKHOUSE',
    cockroachdb: 'COCKROACH COCKROACHDB',
    couchbase: 'COUCHBASE COUCHDB',
    elastic: 'ELASTIC ELASTICSEARCH OPENSEARCH KIBANA',
    influxdb: 'INFLUX INFLUXDB',
    kafka: 'KAFKA',
    mariadb: 'MARIADB',
    memcached: 'MEMCACHED',
    mongodb: 'MONGO MONGODB MONGODBATLAS MONGOOSE',
    mysql: 'MYSQL',
    nats: 'NATS',
    neo4j: 'NEO4J',
    neon: 'NEON NEONTECH',
    oracle: 'ORACLE',
    planetscale: 'PLANETSCALE',
    postgresql: 'POSTGRES POSTGRESQL PG PGSQL PGUSER PGPASSWORD PGPASS PGVECTOR POSTGIS TIMESCALE TIMESCALEDB',
    rabbitmq: 'RABBITMQ AMQP',
    redis: 'REDIS REDISCLI VALKEY',
    snowflake: 'SNOWFLAKE',
    sqlserver: 'MSSQL SQLSERVER',
    turso: 'TURSO LIBSQL',
    upstash: 'UPSTASH',
  },
  registry: {
    clojars: 'CLOJARS',
    crates: 'CARGO CRATES CRATESIO',
    docker: 'DOCKER DOCKERHUB',
    hex: 'HEXPM HEXAPI',
    jfrog: 'JFROG ARTIFACTORY',
    maven: 'MAVEN MAVENCENTRAL OSSRH SONATYPE NEXUS GRADLEPUBLISH GRADLEPLUGIN',
    npm: 'NPM NPMJS NODEAUTH NPMCONFIG YARN PNPM',
    nuget: 'NUGET',
    openvsx: 'OVSX OPENVSX',
    packagist: 'PACKAGIST COMPOSER',
    pypi: 'PYPI TESTPYPI TWINE UVPUBLISH POETRYPYPI',
    quay: 'QUAY',
    rubygems: 'RUBYGEMS RUBYGEM GEMHOST',
    vsmarketplace: 'VSCE VSCODEMARKETPLACE',
  },
  store: {
    '1password': 'OPSERVICEACCOUNT OPCONNECT ONEPASSWORD 1PASSWORD',
    akeyless: 'AKEYLESS',
    bitwarden: 'BITWARDEN BWS',
    conjur: 'CONJUR',
    doppler: 'DOPPLER DOPPLERHQ',
    dotenv: 'DOTENV DOTENVKEY DOTENVPRIVATE',
    infisical: 'INFISICAL',
    sops: 'SOPS SOPSAGE',
    vault: 'VAULT HASHIVAULT',
  },
  mail: {
    brevo: 'BREVO SENDINBLUE',
    mailchimp: 'MAILCHIMP MANDRILL',
    mailgun: 'MAILGUN',
    mailjet: 'MAILJET',
    postmark: 'POSTMARK',
    resend: 'RESEND',
    sendgrid: 'SENDGRID',
    smtp: 'SMTP MAIL MAILER EMAIL IMAP',
    sparkpost: 'SPARKPOST',
  },
};

/** Every provider, by family. */
export const providers: readonly Provider[] = (Object.keys(table) as ProviderFamily[]).flatMap((family) =>
  Object.entries(table[family]).map(([id, words]) => ({ id, words: words.split(' '), family })),
);

const byWord = new Map(providers.flatMap((provider) => provider.words.map((word) => [word, provider] as const)));

/** The longest provider word of the table is made of three words: APP_STORE_CONNECT. */
const LONGEST_PHRASE_WORDS = 3;

/**
 * @param words of `nameWords`
 * @param unlikely ids that only count where no other provider is named (`github` in an action's name)
 * @returns the leftmost provider named, the longest name first: AZURE_OPENAI is Azure's, not OpenAI's
 */
export function providerIn(words: readonly string[], unlikely: readonly string[] = []): Provider | undefined {
  let fallback: Provider | undefined;
  for (let from = 0; from < words.length; from++) {
    const found = providerAt(words, from)?.provider;
    if (found === undefined) continue;
    if (!unlikely.includes(found.id)) return found;
    fallback ??= found;
  }
  return fallback;
}

/**
 * @param words of a credential's name
 * @returns the provider named; of two that other words stand between, the later: an application's variables begin with its own
 *          name, SENTRY_TEAM_SLACK_WEBHOOK
 */
export function providerOfWords(words: readonly string[]): Provider | undefined {
  let chosen: Provider | undefined;
  let end = 0;
  for (let from = 0; from < words.length; from++) {
    const found = providerAt(words, from);
    if (found === undefined) continue;
    if (chosen === undefined || from > end) chosen = found.provider;
    end = from + found.count;
    from = end - 1;
  }
  return chosen;
}

function providerAt(
  words: readonly string[],
  from: number,
): { readonly provider: Provider; readonly count: number } | undefined {
  for (let count = Math.min(LONGEST_PHRASE_WORDS, words.length - from); count > 0; count--) {
    const provider = byWord.get(words.slice(from, from + count).join(''));
    if (provider !== undefined) return { provider, count };
  }
  return undefined;
}
