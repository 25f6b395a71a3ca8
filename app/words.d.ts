import 'i18next';

/** The words of every slice, so that a key that does not exist is a type error. Types only: app/words.ts reads the files. */
declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: ':';
    defaultNS: 'ui';
    resources: {
      ui: typeof import('./ui/words/en.json');
      errors: typeof import('./platform/words/en.json');
      forms: typeof import('./platform/http/words/en.json');
      'sign-in': typeof import('./platform/sign-in/words/en.json');
      people: typeof import('./domains/people/web/words/en.json');
      issues: typeof import('./domains/issues/web/words/en.json');
      inputs: typeof import('./domains/inputs/web/words/en.json');
      conversations: typeof import('./domains/conversations/web/words/en.json');
      rubrics: typeof import('./domains/rubrics/web/words/en.json');
      decisions: typeof import('./domains/decisions/web/words/en.json');
      answers: typeof import('./domains/answers/web/words/en.json');
      notifications: typeof import('./domains/notifications/web/words/en.json');
      exports: typeof import('./domains/exports/web/words/en.json');
      pages: typeof import('./pages/words/en.json');
    };
  }
}
