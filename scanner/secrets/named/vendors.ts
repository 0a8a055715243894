import type { SecretKind } from '../detector';
import type { Piece } from '../shape';
import {
  alphabet,
  alphanumeric,
  anyHex,
  base64,
  base64url,
  choice,
  hyphenatedAlphanumeric,
  lowerAlphanumeric,
  lowerHex,
  run,
  uuidOf,
  word,
} from '../shape';
import { awsSecretAccessKey, isAwsSecret } from '../providers';
import type { Form } from './form';

/**
 * Vendors whose keys are so many characters of an alphabet and no more. Beside the vendor's name and a word for a credential
 * the exact length is proof enough; alone it would be noise. `Name=word` where the name in code is another than its title.
 */
const issuers: readonly (readonly [readonly Piece[], string])[] = [
  [[run(alphanumeric, 15)], 'Eagle Eye Networks'],
  [[run(alphanumeric, 16)], 'Coinlib, Confluent, FormCraft, LinkedIn, Metrilo, OVH'],
  [
    [run(alphanumeric, 20)],
    'BrowserStack, Clay, Customer.io=customerio, Eraser, Eventbrite, Finicity, Finnhub, Freshdesk, KarmaCRM, Looker, Noticeable, StatusCake, ' +
      'Tefter, ThingsBoard',
  ],
  [[run(alphanumeric, 21)], 'Carbon Interface'],
  [[run(alphanumeric, 22)], 'Apollo, BugHerd'],
  [[run(alphanumeric, 24)], 'Atlassian, Better Stack, HappyScribe, Jira, Looker, OANDA, Plaid, Reply.io, Vercel'],
  [[run(alphanumeric, 25)], 'MessageBird, Visual Crossing'],
  [[run(alphanumeric, 26)], 'Mattermost, TimeCamp'],
  [[run(alphanumeric, 27)], 'Glassnode, Miro'],
  [[run(alphanumeric, 28)], 'Geocode, Tradier'],
  [[run(alphanumeric, 30)], 'Alibaba, Aliyun, CentralStationCRM, Nimble, Nylas, Plaid, ScrapeOwl, Twitch'],
  [[run(alphanumeric, 31)], 'World Weather Online=worldweather'],
  [
    [run(alphanumeric, 32)],
    'Algolia, Amplitude, APILayer, APImetrics, AssemblyAI, Atera, Aviationstack, Axonaut, Azure API Management=ocpapim, Bitbar, Box, Bulbul, ' +
      'Calendarific, ChartMogul, Checkly, Clarifai, Coinlayer, Countrylayer, CurrencyFreaks, Currencylayer, Currencyscoop, Customer.io=customerio, Dandelion, ' +
      'Datadog, Delighted, Detectify, DetectLanguage, Diffbot, Drone CI=drone, Exchange Rates=exchangerates, Facebook, Feedier, ' +
      'Financial Modeling Prep, Fixer=fixerio, Flickr, Geoapify, GetResponse, GoodDay, Help Scout, Infura, IP2Location, ipapi, ' +
      'ipgeolocation, Knapsack Pro, Languagelayer, LinkPreview, mailboxlayer, MailerLite, Mailjet, MapQuest, Marketstack, Mediastack, ' +
      'Mistral, MoonClerk, NewsAPI, numverify, Onfleet, OpenCage, OpenUV, OpenWeather, Paydirt, PDFShift, pdflayer, Pendo, Pipedream, Podio, ' +
      'Polygon, Postage=postageapp, Route4Me, Scrapfly, ScraperAPI, ScraperBox, Scrapestack, ScrapingAnt, SecurityTrails, Semaphore, Serpstack, SherpaDesk, ' +
      'Shodan, SignUpGenius, SimFin, Spoonacular, Spotify, StatusPal, Survicate, TaxJar, Ticketmaster, TomTom, Travelpayouts, ' +
      'Twelve Data, Twilio, tyntec, UPC Database, Upwave, userstack, vatlayer, Verimail, Veriphone, Walk Score, Weatherbit, ' +
      'Weatherstack, WebScraping, WP Engine=wpengine, Yousign, ZeroBounce, ZeroTier',
  ],
  [[run(alphanumeric, 33)], 'Simvoly, Whoxy'],
  [[run(alphanumeric, 34)], 'BscScan, Etherscan'],
  [[run(alphanumeric, 35)], 'CraftMyPDF, WorldCoinIndex'],
  [[run(alphanumeric, 36)], 'SSLMate, Vultr, Zonka'],
  [[run(alphanumeric, 39)], 'APITemplate'],
  [
    [run(alphanumeric, 40)],
    'BeeBole, Bitly, Brandfetch, BuddyNS, ButterCMS, Calorie Ninjas=calorieninja, Cicero, Cohere, data.gov, Datadog, Deepgram, Diggernaut, Enigma, Geocodify, ' +
      'GetGeo, Help Scout, Humanity, JumpCloud, Juro, Label Studio, Loadmill, Lokalise, OOPSpam, OwlBot, PandaDoc, Pipedrive, Powrbot, Qase, ' +
      'Shotstack, SimpleSat, SonarCloud, SparkPost, StockData, Tiingo, Todoist, Weights & Biases=wandb, Worksnaps, Zendesk',
  ],
  [[run(alphanumeric, 42)], 'Skrapp'],
  [[run(alphanumeric, 43)], 'BitcoinAverage, Hybiscus, MeisterTask, MindMeister, ParallelDots'],
  [[run(alphanumeric, 44)], 'Geckoboard, Intrinio, Paymo'],
  [[run(alphanumeric, 46)], 'VoodooSMS, NuGet'],
  [[run(alphanumeric, 48)], 'Clockify, Foursquare, SigOpt, Technical Analysis'],
  [[run(alphanumeric, 50)], 'DronaHQ, Vyte, Twitter'],
  [[run(alphanumeric, 52)], 'Dyspatch'],
  [[run(alphanumeric, 60)], 'Clustdoc, Dareboost, Serphouse, Sportmonks, SportsMonk, T.LY, WebScraper, Workstack'],
  [[run(alphanumeric, 62)], 'Bitrise, Planyo'],
  [
    [run(alphanumeric, 64)],
    'AppSynergy, Campayn, Disqus, FreshBooks, Groove, HTML2PDF, Iconfinder, IPInfoDB, Keen IO=keen, Mavenlink, Mesibo, Moralis, ' +
      'PartnerStack, People Data Labs, protocols.io, Qubole, Scrutinizer, Sumo Logic=sumo, TMetric, Unplugg, Wistia',
  ],
  [[run(alphanumeric, 76)], 'JupiterOne'],
  [[run(alphanumeric, 80)], 'Crowdin, Fulcrum, ScrapingBee'],
  [[run(alphanumeric, 86)], 'Signaturit'],
  [[run(alphanumeric, 128)], 'flat.io'],
  [[run(alphanumeric, 220)], 'Envoy'],
  [[run(word, 22)], 'ConvertKit, ProxyCrawl, Travis CI=travis'],
  [[run(word, 29)], 'Userflow'],
  [[run(word, 30)], 'Cloudimage'],
  [[run(word, 32)], 'GeoIPify, geoipifi, Pastebin, PayMongo, positionstack, Rebrandly, Screenshotlayer'],
  [[run(word, 35)], 'Clearbit, IEX Cloud, Stitch'],
  [[run(word, 43)], 'NewsCatcher, Unsplash'],
  [[run(word, 45)], 'Salesflare'],
  [[run(word, 48)], 'Commerce.js=commercejs'],
  [[run(word, 75)], 'Snipcart'],
  [[run(hyphenatedAlphanumeric, 22)], 'Ethplorer'],
  [[run(hyphenatedAlphanumeric, 24)], 'Jira'],
  [[run(hyphenatedAlphanumeric, 28)], 'FastForex'],
  [[run(hyphenatedAlphanumeric, 32)], 'AudD, Autoklose, CloudPlan, ProspectCRM, Trello, UpLead'],
  [[run(hyphenatedAlphanumeric, 34)], 'Pixabay'],
  [
    [run(hyphenatedAlphanumeric, 36)],
    'Cloudmersive, Codecov, CoinAPI, DeepAI, GraphHopper, HolidayAPI, Insightly, Kylas, SelectPDF, Statuspage, Tatum, urlscan',
  ],
  [[run(hyphenatedAlphanumeric, 37)], 'Coveralls'],
  [[run(hyphenatedAlphanumeric, 39)], 'RocketReach'],
  [[run(hyphenatedAlphanumeric, 40)], 'Gitter, VersionEye'],
  [[run(hyphenatedAlphanumeric, 43)], 'Gumroad, Gyazo, Leadfeeder'],
  [[run(hyphenatedAlphanumeric, 57)], 'Less Annoying CRM'],
  [[run(hyphenatedAlphanumeric, 64)], 'Teletype'],
  [[run(hyphenatedAlphanumeric, 75)], 'Omnisend'],
  [[run(hyphenatedAlphanumeric, 80)], 'Surveybot'],
  [[run(base64url, 20)], 'Hiveage, Nasdaq Data Link'],
  [[run(base64url, 22)], 'Apollo, Mandrill'],
  [[run(base64url, 25)], 'MessageBird'],
  [[run(base64url, 32)], 'Blynk, Fastly'],
  [[run(base64url, 36)], 'Mixmax'],
  [[run(base64url, 39)], 'BlitApp'],
  [[run(base64url, 40)], 'Cloudflare, Hunter, LaunchDarkly'],
  [[run(base64url, 43, 45)], 'HERE Maps=hereapi, Netlify, Storecove'],
  [[run(base64url, 50)], 'Overloop, RapidAPI'],
  [[run(base64url, 64)], 'Auth0, Coinbase, Reachmail'],
  [[run(base64url, 88)], 'SurveySparrow'],
  [[run(base64url, 96)], 'Elastic Email'],
  [[run(base64url, 128)], 'Dynalist, Yelp'],
  [[run(base64, 64)], 'Confluent'],
  [[run(alphabet('0-9a-zA-Z/:'), 51)], 'Asana'],
  [[run(alphabet('0-9a-zA-Z._'), 34)], 'Pushbullet'],
  [[run(alphabet('0-9a-zA-Z.'), 40)], 'FetchRSS'],
  [[run(alphabet('0-9a-zA-Z.-'), 39)], 'file.io'],
  [[run(alphabet('0-9a-zA-Z:-'), 54)], 'Optimizely'],
  [[run(alphabet('0-9a-zA-Z+/-'), 64), choice('==', '')], 'HelloSign'],
  [[run(alphabet('0-9a-zA-Z=_-'), 32)], 'NY Times=nytimes'],
  [[run(base64, 372), choice('==', '=', '')], 'Aiven'],
  [[run(alphanumeric, 22), 'tt'], 'Bannerbear, Storyblok'],
  [['u+', run(alphabet('0-9a-zA-Z+_-'), 18)], 'PagerDuty'],
  [[run(alphanumeric, 8), '.', run(alphanumeric, 32)], 'Baseten'],
  [[run(alphanumeric, 9), '-', run(alphanumeric, 24)], 'UptimeRobot'],
  [[run(alphanumeric, 8), '-', run(alphanumeric, 32)], 'Zenkit'],
  [[run(base64url, 11), '.', run(base64url, 43)], 'Kagi'],
  [[run(base64url, 43), '.', run(base64url, 43)], 'Segment'],
  [
    [run(alphanumeric, 7), '-', run(alphanumeric, 7), '-', run(alphanumeric, 7), '-', run(alphanumeric, 7)],
    'Mailmodo, Request Finance=requestfinance',
  ],
  [[run(alphanumeric, 8), '-', run(alphanumeric, 8), '-', run(alphanumeric, 8), '-', run(alphanumeric, 8)], 'Ayrshare'],
  [
    uuidOf(alphanumeric),
    'AI21, Anypoint, BlazeMeter, Bugsnag, Canny, Coda, Findl, Heroku, Logz.io=logzio, NFTPort, Pinecone, Polymarket, Postmark, Privacy, Scaleway=scw, ' +
      'Scaleway, Snyk',
  ],
  [[run(alphabet('0-9a-zA-Z+='), 88)], 'Appointedd'],
  [[run(alphabet('0-9a-zA-Z+='), 68)], 'GetGist'],
  [[run(alphabet('0-9a-zA-Z+=_.-'), 64)], 'Capsule CRM=capsulecrm'],
  [[run(alphabet('0-9a-zA-Z='), 72)], 'Imagga'],
  [[run(alphabet('0-9a-zA-Z='), 64)], 'Qualaroo'],
  [[run(alphabet('0-9a-zA-Z+/='), 44)], 'Instabot'],
  [[run(alphabet('0-9a-zA-Z./_-'), 148, 152)], 'BorgBase'],
  [[run(alphabet('0-9a-zA-Z._-'), 44, 80)], 'PayPal'],
  [[run(alphabet('0-9a-zA-Z.-'), 350, 376)], 'Zeplin'],
  [[run(alphabet('0-9a-zA-Z=_-'), 20)], 'FXMarket'],
  [[run(alphabet('0-9a-zA-Z:_'), 28)], 'Cloverly'],
  [['ey', run(alphabet('0-9a-zA-Z._-'), 333)], 'Wrike'],
  [['ey', run(alphabet('0-9a-zA-Z._'), 157, 165)], 'ConversionTools'],
  [[run(lowerAlphanumeric, 6), '.', run(lowerAlphanumeric, 16)], 'Kubernetes bootstrap=bootstrap, kubeadm'],
  [['00', run(base64url, 40)], 'Okta'],
  [['6L', run(base64url, 38)], 'Google reCAPTCHA=captcha'],
  [['s.', run(alphanumeric, 24)], 'HashiCorp Vault=vault'],
  [['b_', run(alphabet('0-9a-zA-Z=_-'), 44)], 'Beamer'],
  [['YC', run(base64url, 38)], 'Yandex'],
  [['private_', run(alphabet('0-9a-zA-Z+=/'), 28)], 'ImageKit'],
  [[run(lowerHex, 8), ':', run(lowerHex, 8)], 'Sidekiq=contribsys'],
  [['su', run(alphanumeric, 12)], 'Sumo Logic=sumo'],
  [['0x', run(anyHex, 64)], 'Ethereum, Polymarket=poly'],
];

const source = { from: 'published rule sets: the exact length beside the name' };

function kindOf(name: string): SecretKind {
  return {
    id: `${name.toLowerCase().replace(/[^0-9a-z]+/g, '-')}-key`,
    title: `${name} key`,
    provider: name.toLowerCase().replace(/[^0-9a-z]+/g, ''),
    kind: 'api_key',
    source,
    revoke: { steps: `Revoke it in the settings of your ${name} account, then create a new one for what uses it.` },
  };
}

/** The secret half of an AWS key has no mark at all; what it is assigned to says it. */
const awsForms = ['awssecret', 'secretaccesskey'].map((word): Form => ({
  of: awsSecretAccessKey,
  pieces: [run(base64, 40)],
  word,
  confidence: 'certain',
  accepts: isAwsSecret,
}));

/** Each tells a vendor by its length and the name it is assigned to. */
export const vendorForms: readonly Form[] = [
  ...awsForms,
  ...issuers.flatMap(([pieces, names]) =>
    names.split(', ').map((entry): Form => {
      const [name = '', alias] = entry.split('=');
      const of = kindOf(name);
      return { of, pieces, word: alias ?? of.provider, confidence: 'likely' };
    }),
  ),
];
