import type { Ctx } from '../../platform/ctx.ts';
import { href } from '../../routes.ts';
import type { Entry, LookUp } from '../../ui/index.ts';
import { visibleIssues } from '../issues/index.ts';
import { explanationFor, folded, spellingsOf, type Word } from './word.ts';
import { listWords } from './words.ts';

/**
 * The words of an issue as look-ups for its pages; none where it has none, or where the actor may not see the issue.
 * A spelling of several words leads to a search that shows them all.
 */
export async function lookUpsOf(ctx: Ctx, issueId: string): Promise<LookUp[]> {
  const issue = await visibleIssues(ctx).select('issues.slug').where('issues.id', '=', issueId).executeTakeFirst();
  const bySpelling = new Map<string, { id: string; entry: Entry }[]>();
  for (const word of issue ? await listWords(ctx, issueId) : []) {
    const said = { id: word.id, entry: entryOf(ctx, word) };
    const spellings = new Set(word.wordings.flatMap(spellingsOf).map(folded));
    for (const spelling of spellings) bySpelling.set(spelling, [...(bySpelling.get(spelling) ?? []), said]);
  }
  const slug = issue?.slug ?? '';
  return [...bySpelling].map(([spelling, words]) => ({
    spellings: [spelling],
    href: words.length > 1 ? href('vocabulary.show', { issue: slug }, { q: spelling }) : href('word.show', { issue: slug, word: words[0]?.id ?? '' }),
    entries: words.map(({ entry }) => entry),
  }));
}

function entryOf({ t, locale }: Ctx, word: Word): Entry {
  const plain = explanationFor(word, locale);
  return {
    plain: plain && { text: plain.body, lang: plain.lang },
    says: word.wordings.map(({ groupName, term, meaning, lang, saidBy }) => ({
      who: groupName ?? t('vocabulary:whose.ours'),
      term,
      meaning,
      lang,
      guess: saidBy === 'guess',
    })),
  };
}
