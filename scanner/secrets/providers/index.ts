import type { Detector } from '../detector';
import { adafruit } from './adafruit';
import { adobe } from './adobe';
import { age } from './age';
import { aikido } from './aikido';
import { airtable } from './airtable';
import { akamai } from './akamai';
import { alibaba } from './alibaba';
import { anthropic } from './anthropic';
import { apify } from './apify';
import { artifactory } from './artifactory';
import { asaas } from './asaas';
import { atlassian } from './atlassian';
import { authress } from './authress';
import { aws } from './aws';
import { azure } from './azure';
import { bannerbear } from './bannerbear';
import { besttime } from './besttime';
import { braintrust } from './braintrust';
import { branch } from './branch';
import { brave } from './brave';
import { brevo } from './brevo';
import { buildkite } from './buildkite';
import { canva } from './canva';
import { cerebras } from './cerebras';
import { circleci } from './circleci';
import { clickhouse } from './clickhouse';
import { clickup } from './clickup';
import { clojars } from './clojars';
import { cloudflare } from './cloudflare';
import { cloudsmith } from './cloudsmith';
import { cockroach } from './cockroach';
import { coderabbit } from './coderabbit';
import { configcat } from './configcat';
import { confluent } from './confluent';
import { contentful } from './contentful';
import { coze } from './coze';
import { cratesio } from './cratesio';
import { cursor } from './cursor';
import { databento } from './databento';
import { databricks } from './databricks';
import { datastax } from './datastax';
import { deepseek } from './deepseek';
import { definednetworking } from './definednetworking';
import { deno } from './deno';
import { dependencytrack } from './dependencytrack';
import { devcycle } from './devcycle';
import { devin } from './devin';
import { digitalocean } from './digitalocean';
import { discord } from './discord';
import { docker } from './docker';
import { doppler } from './doppler';
import { dropbox } from './dropbox';
import { duffel } from './duffel';
import { dynatrace } from './dynatrace';
import { easypost } from './easypost';
import { ebay } from './ebay';
import { ecostruxure } from './ecostruxure';
import { elastic } from './elastic';
import { elevenlabs } from './elevenlabs';
import { endorlabs } from './endorlabs';
import { exoscale } from './exoscale';
import { facebook } from './facebook';
import { figma } from './figma';
import { firecrawl } from './firecrawl';
import { fireworks } from './fireworks';
import { fleetbase } from './fleetbase';
import { flexport } from './flexport';
import { flipt } from './flipt';
import { flutterwave } from './flutterwave';
import { flyio } from './flyio';
import { frameio } from './frameio';
import { friendli } from './friendli';
import { front } from './front';
import { fullstory } from './fullstory';
import { gcnotify } from './gcnotify';
import { github } from './github';
import { gitlab } from './gitlab';
import { gocardless } from './gocardless';
import { google } from './google';
import { grafana } from './grafana';
import { groq } from './groq';
import { harness } from './harness';
import { heroku } from './heroku';
import { hexpm } from './hexpm';
import { highnote } from './highnote';
import { honeycomb } from './honeycomb';
import { hooks } from './hooks';
import { hubspot } from './hubspot';
import { huggingface } from './huggingface';
import { infracost } from './infracost';
import { infura } from './infura';
import { instagram } from './instagram';
import { intercom } from './intercom';
import { intra42 } from './intra42';
import { ionic } from './ionic';
import { jina } from './jina';
import { jwt } from './jwt';
import { langchain } from './langchain';
import { langfuse } from './langfuse';
import { launchdarkly } from './launchdarkly';
import { lichess } from './lichess';
import { linear } from './linear';
import { llamaindex } from './llamaindex';
import { lob } from './lob';
import { mailersend } from './mailersend';
import { mailgun } from './mailgun';
import { mapbox } from './mapbox';
import { mercury } from './mercury';
import { mergify } from './mergify';
import { midtrans } from './midtrans';
import { minimax } from './minimax';
import { mongodb } from './mongodb';
import { moonshot } from './moonshot';
import { n8n } from './n8n';
import { nats } from './nats';
import { neon } from './neon';
import { netlify } from './netlify';
import { newrelic } from './newrelic';
import { nightfall } from './nightfall';
import { notion } from './notion';
import { novu } from './novu';
import { npm } from './npm';
import { nuget } from './nuget';
import { nvidia } from './nvidia';
import { octopus } from './octopus';
import { onepassword } from './onepassword';
import { onesignal } from './onesignal';
import { onfido } from './onfido';
import { openaiCompatible } from './openai-compatible';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { openshift } from './openshift';
import { packagist } from './packagist';
import { paddle } from './paddle';
import { pagarme } from './pagarme';
import { percy } from './percy';
import { perplexity } from './perplexity';
import { persona } from './persona';
import { pganalyze } from './pganalyze';
import { photoroom } from './photoroom';
import { pinecone } from './pinecone';
import { pinterest } from './pinterest';
import { plaid } from './plaid';
import { planetscale } from './planetscale';
import { polar } from './polar';
import { portainer } from './portainer';
import { posthog } from './posthog';
import { postman } from './postman';
import { prefect } from './prefect';
import { proof } from './proof';
import { pulumi } from './pulumi';
import { putty } from './putty';
import { pypi } from './pypi';
import { pyx } from './pyx';
import { rainforest } from './rainforest';
import { ramp } from './ramp';
import { razorpay } from './razorpay';
import { readme } from './readme';
import { render } from './render';
import { replicate } from './replicate';
import { replit } from './replit';
import { resend } from './resend';
import { retool } from './retool';
import { riot } from './riot';
import { robinhood } from './robinhood';
import { rootly } from './rootly';
import { rubygems } from './rubygems';
import { runpod } from './runpod';
import { runway } from './runway';
import { salad } from './salad';
import { salesforce } from './salesforce';
import { samsara } from './samsara';
import { scaleai } from './scaleai';
import { scalingo } from './scalingo';
import { scrapfly } from './scrapfly';
import { segment } from './segment';
import { sendgrid } from './sendgrid';
import { sentry } from './sentry';
import { settlemint } from './settlemint';
import { shippo } from './shippo';
import { shopify } from './shopify';
import { slack } from './slack';
import { sonar } from './sonar';
import { sourcegraph } from './sourcegraph';
import { spectral } from './spectral';
import { square } from './square';
import { stability } from './stability';
import { stackhawk } from './stackhawk';
import { stripe } from './stripe';
import { supabase } from './supabase';
import { tailscale } from './tailscale';
import { tavily } from './tavily';
import { teamcity } from './teamcity';
import { teams } from './teams';
import { teamwork } from './teamwork';
import { telegram } from './telegram';
import { telnyx } from './telnyx';
import { thunderstore } from './thunderstore';
import { together } from './together';
import { trufflehog } from './trufflehog';
import { typeform } from './typeform';
import { ubidots } from './ubidots';
import { unkey } from './unkey';
import { upcloud } from './upcloud';
import { valtown } from './valtown';
import { vault } from './vault';
import { vercel } from './vercel';
import { voiceflow } from './voiceflow';
import { voyage } from './voyage';
import { wakatime } from './wakatime';
import { wandb } from './wandb';
import { workato } from './workato';
import { wundergraph } from './wundergraph';
import { xai } from './xai';
import { xata } from './xata';
import { yandex } from './yandex';
import { zoho } from './zoho';
import { zuplo } from './zuplo';

/** Every vendor's detectors; add a file, name it here. */
export const providers: readonly Detector[] = [
  ...adafruit,
  ...adobe,
  ...age,
  ...aikido,
  ...airtable,
  ...akamai,
  ...alibaba,
  ...anthropic,
  ...apify,
  ...artifactory,
  ...asaas,
  ...atlassian,
  ...authress,
  ...aws,
  ...azure,
  ...bannerbear,
  ...besttime,
  ...braintrust,
  ...branch,
  ...brave,
  ...brevo,
  ...buildkite,
  ...canva,
  ...cerebras,
  ...circleci,
  ...clickhouse,
  ...clickup,
  ...clojars,
  ...cloudflare,
  ...cloudsmith,
  ...cockroach,
  ...coderabbit,
  ...configcat,
  ...confluent,
  ...contentful,
  ...coze,
  ...cratesio,
  ...cursor,
  ...databento,
  ...databricks,
  ...datastax,
  ...deepseek,
  ...definednetworking,
  ...deno,
  ...dependencytrack,
  ...devcycle,
  ...devin,
  ...digitalocean,
  ...discord,
  ...docker,
  ...doppler,
  ...dropbox,
  ...duffel,
  ...dynatrace,
  ...easypost,
  ...ebay,
  ...ecostruxure,
  ...elastic,
  ...elevenlabs,
  ...endorlabs,
  ...exoscale,
  ...facebook,
  ...figma,
  ...firecrawl,
  ...fireworks,
  ...fleetbase,
  ...flexport,
  ...flipt,
  ...flutterwave,
  ...flyio,
  ...frameio,
  ...friendli,
  ...front,
  ...fullstory,
  ...gcnotify,
  ...github,
  ...gitlab,
  ...gocardless,
  ...google,
  ...grafana,
  ...groq,
  ...harness,
  ...heroku,
  ...hexpm,
  ...highnote,
  ...honeycomb,
  ...hooks,
  ...hubspot,
  ...huggingface,
  ...infracost,
  ...infura,
  ...instagram,
  ...intercom,
  ...intra42,
  ...ionic,
  ...jina,
  ...jwt,
  ...langchain,
  ...langfuse,
  ...launchdarkly,
  ...lichess,
  ...linear,
  ...llamaindex,
  ...lob,
  ...mailersend,
  ...mailgun,
  ...mapbox,
  ...mercury,
  ...mergify,
  ...midtrans,
  ...minimax,
  ...mongodb,
  ...moonshot,
  ...n8n,
  ...nats,
  ...neon,
  ...netlify,
  ...newrelic,
  ...nightfall,
  ...notion,
  ...novu,
  ...npm,
  ...nuget,
  ...nvidia,
  ...octopus,
  ...onepassword,
  ...onesignal,
  ...onfido,
  ...openaiCompatible,
  ...openai,
  ...openrouter,
  ...openshift,
  ...packagist,
  ...paddle,
  ...pagarme,
  ...percy,
  ...perplexity,
  ...persona,
  ...pganalyze,
  ...photoroom,
  ...pinecone,
  ...pinterest,
  ...plaid,
  ...planetscale,
  ...polar,
  ...portainer,
  ...posthog,
  ...postman,
  ...prefect,
  ...proof,
  ...pulumi,
  ...putty,
  ...pypi,
  ...pyx,
  ...rainforest,
  ...ramp,
  ...razorpay,
  ...readme,
  ...render,
  ...replicate,
  ...replit,
  ...resend,
  ...retool,
  ...riot,
  ...robinhood,
  ...rootly,
  ...rubygems,
  ...runpod,
  ...runway,
  ...salad,
  ...salesforce,
  ...samsara,
  ...scaleai,
  ...scalingo,
  ...scrapfly,
  ...segment,
  ...sendgrid,
  ...sentry,
  ...settlemint,
  ...shippo,
  ...shopify,
  ...slack,
  ...sonar,
  ...sourcegraph,
  ...spectral,
  ...square,
  ...stability,
  ...stackhawk,
  ...stripe,
  ...supabase,
  ...tailscale,
  ...tavily,
  ...teamcity,
  ...teams,
  ...teamwork,
  ...telegram,
  ...telnyx,
  ...thunderstore,
  ...together,
  ...trufflehog,
  ...typeform,
  ...ubidots,
  ...unkey,
  ...upcloud,
  ...valtown,
  ...vault,
  ...vercel,
  ...voiceflow,
  ...voyage,
  ...wakatime,
  ...wandb,
  ...workato,
  ...wundergraph,
  ...xai,
  ...xata,
  ...yandex,
  ...zoho,
  ...zuplo,
];

export { awsSecretAccessKey, isAwsSecret } from './aws';
