import { z } from 'zod';
import type { Typed } from '../../../platform/http/form.ts';
import { Field, Radios, useView } from '../../../ui/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import type { Mandate } from '../../people/index.ts';
import type { GroupSpeech } from '../inputs.ts';

const empty = (value: unknown) => (value === '' ? undefined : value);

/** What `ForWhom` sends: `self`, or `asked` or `vote` with a mandate; with `asked`, how many. */
export const forWhomFields = {
  for: z
    .string()
    .regex(/^(self|(asked|vote):[0-9a-f-]{36})$/)
    .default('self'),
  asked: z.preprocess(empty, z.coerce.number('inputs:problem.number').int('inputs:problem.number').min(1).max(1_000_000).optional()),
};

/** Who says that people were asked says how many. */
export function askedIsCounted(one: { for: string; asked?: number | undefined }): boolean {
  return !one.for.startsWith('asked:') || one.asked !== undefined;
}

export const askedProblem = { path: ['asked'], message: 'inputs:problem.asked' };

/** For whom one speaks under which mandate; the capability looks whether it is one's own and runs. */
export type Spoken =
  | { readonly speaks: 'self' }
  | { readonly speaks: 'asked'; readonly mandateId: string; readonly askedCount: number }
  | { readonly speaks: 'vote'; readonly mandateId: string };

export function spokenOf(form: { for: string; asked?: number | undefined }): Spoken {
  const [speaks, mandateId = ''] = form.for.split(':');
  if (speaks === 'asked') return { speaks, mandateId, askedCount: form.asked ?? 1 };
  return speaks === 'vote' ? { speaks, mandateId } : { speaks: 'self' };
}

/** The choice for those who hold a mandate: for themselves, or for a group they speak for. */
export function ForWhom({ mandates, typed }: { mandates: readonly Mandate[]; typed: Typed }) {
  const { t } = useView();
  const forGroup = mandates.flatMap((mandate) => {
    const group = <GroupName name={mandate.groupName} lang={mandate.groupLang} />;
    return [
      {
        value: `asked:${mandate.id}`,
        label: (
          <>
            {group}
            {t('inputs:comma')}
            {t('inputs:say.for.asked')}
          </>
        ),
      },
      {
        value: `vote:${mandate.id}`,
        label: (
          <>
            {group}
            {t('inputs:comma')}
            {t('inputs:speaks.vote')}
          </>
        ),
      },
    ];
  });
  return (
    <>
      <Radios
        name="for"
        label={t('inputs:say.for')}
        value={typed['for'] ?? 'self'}
        options={[{ value: 'self', label: t('inputs:say.for.self') }, ...forGroup]}
      />
      <Field name="asked" type="number" min={1} inputmode="numeric" label={t('inputs:asked')} hint={t('inputs:asked.hint')} value={typed['asked']} optional />
    </>
  );
}

/** In how many words a group spoke. A number under the threshold is not told: it could point at a few people. */
function SpokenWords({ speaks, askedCount, threshold }: { speaks: string; askedCount: number | null; threshold: number }) {
  const { t } = useView();
  const count = askedCount ?? 0;
  if (speaks === 'asked') return <>{t(count >= threshold ? 'inputs:speaks.asked' : 'inputs:speaks.asked-some', { count })}</>;
  return <>{t(speaks === 'vote' ? 'inputs:speaks.vote' : 'inputs:speaks.guess')}</>;
}

/** Which group spoke, and in how many words. */
export function SpokenFor({ speech, threshold }: { speech: GroupSpeech; threshold: number }) {
  const { t } = useView();
  return (
    <>
      <GroupName name={speech.groupName} lang={speech.groupLang} />
      {t('inputs:comma')}
      <SpokenWords {...speech} threshold={threshold} />
    </>
  );
}

/** For which group somebody spoke under their mandate, at the end of a line; nothing where they spoke for themselves. */
export function SpeechWords({ speech, threshold }: { speech: GroupSpeech | undefined; threshold: number }) {
  const { t } = useView();
  if (!speech) return null;
  return (
    <>
      {t('inputs:comma')}
      <SpokenFor speech={speech} threshold={threshold} />
    </>
  );
}
