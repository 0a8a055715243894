import type { Detector } from '../detector';
import { base64url, digits, exampleOf, run } from '../shape';

const bot = [run(digits, 8, 10), ':A', run(base64url, 34)] as const;

export const telegram: readonly Detector[] = [
  {
    id: 'telegram-bot-token-url',
    title: 'Telegram bot token',
    provider: 'telegram',
    kind: 'bot_account',
    literals: ['api.telegram.org/bot'],
    shape: () => /api\.telegram\.org\/bot(?<secret>\d{8,10}:[\w-]{35})(?![\w-])/y,
    opening: { characters: digits.characters, count: 8 },
    publicPrefix: 0,
    confidence: 'certain',
    source: { from: 'Telegram Bot API, "Authorizing your bot"; four independent rule sets agree' },
    revoke: {
      url: 'https://t.me/BotFather',
      steps: 'Send /revoke to @BotFather, choose the bot and take the new token.',
    },
    examples: {
      positive: [
        (random) => ({
          before: 'https://api.telegram.org/bot',
          secret: exampleOf(bot, random, 'max'),
          after: '/getMe',
        }),
      ],
      negative: [
        (random) =>
          `https://api.telegram.org/bot${random.pick(digits.characters, 6)}:${random.pick(base64url.characters, 35)}`,
      ],
    },
  },
];
