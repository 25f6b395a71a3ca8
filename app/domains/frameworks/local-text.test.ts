import { describe, expect, test } from 'vitest';
import { inLocale, localText } from './local-text.ts';

describe('a text in the reader’s language', () => {
  test('is taken when there is one, else English, else what there is', () => {
    expect(inLocale({ en: 'tell', es: 'avisar' }, 'es')).toEqual({ text: 'avisar', lang: 'es' });
    expect(inLocale({ es: 'avisar', en: 'tell' }, 'ar')).toEqual({ text: 'tell', lang: 'en' });
    expect(inLocale({ en: 'tell' }, 'en-XA')).toEqual({ text: 'tell', lang: 'en' });
    expect(inLocale({ es: 'avisar' }, 'en')).toEqual({ text: 'avisar', lang: 'es' });
  });

  test('has its slots filled, and throws when a value is missing', () => {
    expect(inLocale({ en: 'fewer than {{threshold}}' }, 'en', { threshold: 10 }).text).toBe('fewer than 10');
    expect(() => inLocale({ en: 'fewer than {{threshold}}' }, 'en')).toThrow('{{threshold}}');
  });

  test('is refused without a language, blank, or under a name that is no language', () => {
    for (const wrong of [{}, { en: '  ' }, { English: 'tell' }, 'tell']) expect(localText.safeParse(wrong).success).toBe(false);
  });
});
