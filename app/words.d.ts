import 'i18next';
import type ui from './ui/words/en.json' with { type: 'json' };
import type errors from './platform/words/en.json' with { type: 'json' };
import type forms from './platform/http/words/en.json' with { type: 'json' };
import type signIn from './platform/sign-in/words/en.json' with { type: 'json' };
import type people from './domains/people/web/words/en.json' with { type: 'json' };
import type directory from './domains/directory/web/words/en.json' with { type: 'json' };
import type issues from './domains/issues/web/words/en.json' with { type: 'json' };
import type contextCards from './domains/context-cards/web/words/en.json' with { type: 'json' };
import type outreach from './domains/outreach/web/words/en.json' with { type: 'json' };
import type rings from './domains/rings/web/words/en.json' with { type: 'json' };
import type members from './domains/members/web/words/en.json' with { type: 'json' };
import type inputs from './domains/inputs/web/words/en.json' with { type: 'json' };
import type vocabulary from './domains/vocabulary/web/words/en.json' with { type: 'json' };
import type commitments from './domains/commitments/web/words/en.json' with { type: 'json' };
import type conversations from './domains/conversations/web/words/en.json' with { type: 'json' };
import type rubrics from './domains/rubrics/web/words/en.json' with { type: 'json' };
import type maps from './domains/maps/web/words/en.json' with { type: 'json' };
import type decisions from './domains/decisions/web/words/en.json' with { type: 'json' };
import type opinions from './domains/opinions/web/words/en.json' with { type: 'json' };
import type coverage from './domains/coverage/web/words/en.json' with { type: 'json' };
import type answers from './domains/answers/web/words/en.json' with { type: 'json' };
import type tools from './domains/tools/web/words/en.json' with { type: 'json' };
import type notifications from './domains/notifications/web/words/en.json' with { type: 'json' };
import type exports from './domains/exports/web/words/en.json' with { type: 'json' };
import type pages from './pages/words/en.json' with { type: 'json' };

/** The words of every slice, so that a key that does not exist is a type error. Types only: app/words.ts reads the files. */
declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: ':';
    defaultNS: 'ui';
    resources: {
      ui: typeof ui;
      errors: typeof errors;
      forms: typeof forms;
      'sign-in': typeof signIn;
      people: typeof people;
      directory: typeof directory;
      issues: typeof issues;
      'context-cards': typeof contextCards;
      outreach: typeof outreach;
      rings: typeof rings;
      members: typeof members;
      inputs: typeof inputs;
      vocabulary: typeof vocabulary;
      commitments: typeof commitments;
      conversations: typeof conversations;
      rubrics: typeof rubrics;
      maps: typeof maps;
      decisions: typeof decisions;
      opinions: typeof opinions;
      coverage: typeof coverage;
      answers: typeof answers;
      tools: typeof tools;
      notifications: typeof notifications;
      exports: typeof exports;
      pages: typeof pages;
    };
  }
}
