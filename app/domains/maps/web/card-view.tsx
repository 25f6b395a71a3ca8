import { Facts, Icon, LanguageField, Field, Said, Time, useView } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { cardFields, cardState, type PerspectiveCard } from '../card.ts';

/** What a card says, pencilled while it is our guess; of one that the group took back only that it did. */
export function CardView({ card }: { card: PerspectiveCard }) {
  const { t } = useView();
  const state = cardState(card);
  if (state === 'withdrawn') return <p>{t('maps:card.withdrawn')}</p>;
  const told = cardFields.filter((field) => card[field] !== null);
  return (
    <article class={state === 'guess' ? 'quote guess' : 'quote'}>
      <Facts
        items={told.map((field) => ({
          name: t(`maps:card.${field}`),
          value: <Said text={card[field] ?? ''} lang={card.lang} />,
        }))}
      />
      <p class="who">
        {state === 'guess' ? (
          <>
            <Icon name="pencil" />
            <b class="guess-mark">{t('ui:guess')}</b>{' '}
          </>
        ) : null}
        {t(`maps:card.who.${state}`, { who: card.writtenBy ?? '' })} · <Time value={card.confirmedAt ?? card.writtenAt} />
      </p>
    </article>
  );
}

/** A card as its form would have been filled in. */
export function cardTyped(card: PerspectiveCard | null): Typed {
  if (!card || card.withdrawnAt) return card ? { lang: card.lang } : {};
  return { outlook: card.outlook ?? '', stance: card.stance ?? '', sharedInterest: card.sharedInterest ?? '', needs: card.needs ?? '', lang: card.lang };
}

/** The four questions of a card; `own` asks the group itself. */
export function CardFields({ typed, own, lang }: { typed: Typed; own: boolean; lang: string }) {
  const { t } = useView();
  return (
    <>
      {cardFields.map((field) => (
        <Field
          name={field}
          type="textarea"
          rows={2}
          label={t(own ? `maps:card.ask.${field}` : `maps:card.${field}`)}
          value={typed[field]}
          maxlength={2000}
          optional
        />
      ))}
      <LanguageField name="lang" label={t('maps:lang')} value={typed['lang'] ?? lang} />
    </>
  );
}
