import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './config.ts';
import { locales } from './platform/i18n/locales.ts';
import type { Words } from './platform/i18n/translate.ts';

/** Where each namespace has its words: one folder of `<locale>.json` files. */
export const wordFolders: Record<string, string> = {
  ui: 'app/ui/words',
  errors: 'app/platform/words',
  forms: 'app/platform/http/words',
  'sign-in': 'app/platform/sign-in/words',
  people: 'app/domains/people/web/words',
  frameworks: 'app/domains/frameworks/web/words',
  directory: 'app/domains/directory/web/words',
  issues: 'app/domains/issues/web/words',
  'context-cards': 'app/domains/context-cards/web/words',
  outreach: 'app/domains/outreach/web/words',
  rings: 'app/domains/rings/web/words',
  members: 'app/domains/members/web/words',
  inputs: 'app/domains/inputs/web/words',
  vocabulary: 'app/domains/vocabulary/web/words',
  commitments: 'app/domains/commitments/web/words',
  conversations: 'app/domains/conversations/web/words',
  rubrics: 'app/domains/rubrics/web/words',
  maps: 'app/domains/maps/web/words',
  decisions: 'app/domains/decisions/web/words',
  opinions: 'app/domains/opinions/web/words',
  coverage: 'app/domains/coverage/web/words',
  answers: 'app/domains/answers/web/words',
  tools: 'app/domains/tools/web/words',
  notifications: 'app/domains/notifications/web/words',
  exports: 'app/domains/exports/web/words',
  pages: 'app/pages/words',
};

/** Reads all words of all languages from the package. */
export function readWords(): Words {
  const words: Words = {};
  for (const locale of locales) {
    words[locale] = {};
    for (const [namespace, folder] of Object.entries(wordFolders)) {
      const file = join(packageFolder(), folder, `${locale}.json`);
      if (existsSync(file)) words[locale][namespace] = JSON.parse(readFileSync(file, 'utf8'));
    }
  }
  return words;
}
