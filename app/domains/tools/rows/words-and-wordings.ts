import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import type { Issue } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import {
  addWord,
  addWording,
  canKeepWords,
  changeWording,
  confirmWording,
  listWords,
  removeWording,
  restoreWording,
  type Word,
  type Wording,
} from '../../vocabulary/index.ts';
import { groupNamed } from './groups.ts';
import { confirmation, maybe, refused, written, type RowChoice, type RowKind, type SheetRow } from './row.ts';

/** The words that differ: what one group calls a thing and means by it, beside the others. */
export const wordings: RowKind = {
  columns: [
    { key: 'word', kind: 'choice', choices: wordsToChoose },
    { key: 'group', kind: 'group' },
    { key: 'theirTerm', kind: 'line', max: 80, required: true },
    { key: 'meaning', kind: 'text' },
  ],
  asksWhoSaid: true,
  isForTheRoom: true,
  sees: (ctx, issue) => ctx.t(issue.publishedAt ? 'tools:words.sees-all' : 'issues:row.sees-inside'),
  mayRead: () => true,
  mayWrite: (standing) => canKeepWords(standing).allowed,
  async read(ctx, issue) {
    const mayChange = canKeepWords(await standingOn(ctx, issue.id)).allowed;
    return (await listWords(ctx, issue.id)).flatMap((word) => word.wordings.map((one) => asRow(issue, word, one, mayChange)));
  },
  async add(ctx, issue, values) {
    const said = { ...groupNamed(values), ...wordsOf(values), spellings: null };
    if (!values['word']) return written((await addWord(ctx, issue.id, said)).wordingId);
    const added = await addWording(ctx, issue.id, values['word'], said);
    return added.ok ? written(added.value.id) : refused({ groupId: ctx.t('tools:problem.wording-twice') });
  },
  async change(ctx, issue, row, revision, values) {
    const stays = ['word', 'groupId'].every((key) => (values[key] ?? '') === (row.values[key] ?? '')) && !values['groupName'];
    if (!stays) return refused({ word: ctx.t('tools:problem.wording-fixed') });
    const changed = await changeWording(ctx, issue.id, row.id, { ...wordsOf(values), spellings: maybe(row.values['spellings']), revision });
    return changed.ok ? written(row.id) : refused({ lang: ctx.t('tools:problem.wording-twice') });
  },
  remove: (ctx, issue, id) => removeWording(ctx, issue.id, id),
  async restore(ctx, issue, id) {
    const restored = await restoreWording(ctx, issue.id, id);
    return restored.ok ? written(id) : refused({ groupId: ctx.t('tools:problem.wording-twice') });
  },
  followUps: (ctx) => [confirmation(ctx, confirmWording)],
};

const named = (word: Word) => [...new Set(word.wordings.map((one) => one.term))].join(' / ');

async function wordsToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  return (await listWords(ctx, issue.id)).map((word) => ({ value: word.id, label: named(word) }));
}

function wordsOf(values: Readonly<Record<string, string>>) {
  const saidBy: 'group' | 'guess' = values['saidBy'] === 'group' ? 'group' : 'guess';
  return { term: values['theirTerm'] ?? '', meaning: maybe(values['meaning']), lang: values['lang'] ?? 'en', saidBy };
}

function asRow(issue: Issue, word: Word, one: Wording, mayChange: boolean): SheetRow {
  const isGuess = one.saidBy === 'guess';
  const { lang } = one;
  return {
    id: one.id,
    name: one.term,
    revision: one.revision,
    cells: {
      word: { text: named(word) },
      group: { text: one.groupName ?? '', lang: one.groupLang ?? undefined },
      theirTerm: { text: one.term, lang, isGuess },
      meaning: { text: one.meaning ?? '', lang, isGuess },
    },
    values: {
      saidBy: one.saidBy,
      lang,
      word: word.id,
      groupId: one.groupId ?? '',
      theirTerm: one.term,
      meaning: one.meaning ?? '',
      spellings: one.spellings ?? '',
    },
    flags: [],
    asides: [],
    href: href('word.show', { issue: issue.slug, word: word.id }),
    mayChange,
    followUps: mayChange && isGuess ? ['confirmation'] : [],
  };
}
