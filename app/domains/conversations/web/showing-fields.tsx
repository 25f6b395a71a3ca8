import type { Typed } from '../../../platform/http/form.ts';
import { Checkbox, Facts, Quiet, Radios, useView } from '../../../ui/index.ts';
import { resultsShown, type Conversation } from '../conversation.ts';

/** Who sees the result while people vote, and whether votes are given out afterwards. */
export function ShowingFields({ typed }: { typed: Typed }) {
  const { t } = useView();
  return (
    <>
      <Radios
        name="resultsShown"
        label={t('conversations:form.results')}
        hint={t('conversations:form.results.hint')}
        options={resultsShown.map((value) => ({
          value,
          label: t(`conversations:form.results.${value}`),
          hint: t(`conversations:form.results.${value}.hint`),
        }))}
        value={typed['resultsShown'] ?? 'closing'}
      />
      <Checkbox
        name="votesOpen"
        label={t('conversations:form.votes-open')}
        hint={t('conversations:form.votes-open.hint')}
        checked={typed['votesOpen'] === '1'}
      />
    </>
  );
}

/** The same once somebody has voted: how it stands, and why it stays so. */
export function ShowingFixed({ fixed }: { fixed: Pick<Conversation, 'resultsShown' | 'votesOpen'> }) {
  const { t } = useView();
  const items = [
    { name: t('conversations:form.results'), value: t(`conversations:form.results.${fixed.resultsShown}`) },
    { name: t('conversations:form.votes-open'), value: t(fixed.votesOpen ? 'conversations:form.yes' : 'conversations:form.no') },
  ];
  return (
    <>
      <Facts items={items} />
      <Quiet>{t('conversations:denied.change-showing')}</Quiet>
    </>
  );
}
