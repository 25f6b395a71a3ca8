import { href } from '../../../routes.ts';
import { Section, useView } from '../../../ui/index.ts';
import type { OwnPlace } from '../told.ts';
import { OpinionMap } from './opinion-map.tsx';
import { statementHref, type RowScope } from './result-row.tsx';

/** The map, with where the reader stands in words: from their own votes, which nobody else sees. */
export function MapSection({ conversationId, result, own }: RowScope & { own: OwnPlace | null }) {
  const { t } = useView();
  return (
    <Section title={t('opinions:map-section')} id="map" quiet={t('opinions:map-section.about')}>
      <Own own={own} conversationId={conversationId} hasGroups={result.grouping === 'groups'} />
      <OpinionMap result={result} own={own} statementHref={(id) => statementHref(conversationId, id)} />
    </Section>
  );
}

function Own({ own, conversationId, hasGroups }: { own: OwnPlace | null; conversationId: string; hasGroups: boolean }) {
  const { t } = useView();
  if (!own)
    return (
      <p>
        {t('opinions:own.none')} <a href={href('conversation.show', { conversation: conversationId })}>{t('opinions:own.vote')}</a>
      </p>
    );
  const words = own.letter ? t('opinions:own.near', { letter: own.letter }) : t(hasGroups ? 'opinions:own.few' : 'opinions:own.placed');
  return (
    <p>
      {words} {t('opinions:own.private')}
    </p>
  );
}
