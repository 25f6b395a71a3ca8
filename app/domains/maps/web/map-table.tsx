import { href } from '../../../routes.ts';
import { Stacked, useView, InLang } from '../../../ui/index.ts';
import type { CardState } from '../card.ts';
import { relationsAt, type MapElement, type Relation, type SystemMap } from '../map.ts';
import { relationFrom } from './sentences.ts';

export interface MapTableProps {
  map: SystemMap;
  cards: ReadonlyMap<string, CardState>;
  names: ReadonlyMap<string, string>;
  /** Left out: things have no pages of their own for this reader. */
  slug?: string;
}

/** The same as the picture: every element with its relations. Its rows are what the picture shows beside it. */
export function MapTable({ map, cards, names, slug }: MapTableProps) {
  const { t } = useView();
  const hasCards = slug !== undefined;
  return (
    <Stacked
      caption={t('maps:table.caption')}
      head={[t('maps:table.element'), t('maps:table.kind'), t('maps:table.relations'), ...(hasCards ? [t('maps:table.card')] : [])]}
      rows={map.elements.map((element) => [
        <ElementName element={element} name={names.get(element.id)} {...(slug === undefined ? {} : { slug })} />,
        <span class="net-kind">{t(`maps:kind.${element.kind}`)}</span>,
        <Relations map={map} element={element} {...(slug === undefined ? {} : { slug })} />,
        ...(hasCards ? [<Card element={element} state={cards.get(element.id)} />] : []),
      ])}
    />
  );
}

function ElementName({ element, name, slug }: { element: MapElement; name: string | undefined; slug?: string }) {
  const { t } = useView();
  const said = <InLang lang={element.lang}>{element.name}</InLang>;
  return (
    <div id={`row-${element.id}`}>
      {slug === undefined ? said : <a href={href('map-element.show', { issue: slug, element: element.id })}>{said}</a>}
      {name ? <span class="quiet"> {t('maps:named', { name })}</span> : null}
    </div>
  );
}

function Relations({ map, element, slug }: { map: SystemMap; element: MapElement; slug?: string }) {
  const { t } = useView();
  const relations = relationsAt(map, element.id);
  if (relations.length === 0) return <strong class="due">{t('maps:table.alone')}</strong>;
  return (
    <ul class="net-list">
      {relations.map(({ relation, other }) => {
        const tells = relationFrom(t, relation, element.id, other);
        return (
          <li>
            {slug === undefined ? tells : <a href={href('map-relation.show', { issue: slug, relation: relation.id })}>{tells}</a>}
            <RelationNotes relation={relation} />
          </li>
        );
      })}
    </ul>
  );
}

/** What else there is to say of a relation, in a few quiet words. */
function RelationNotes({ relation }: { relation: Relation }) {
  const { t } = useView();
  const notes = [...(relation.strength === 2 ? [] : [t(`maps:strength.${relation.strength}`)]), ...(relation.saidBy === 'guess' ? [t('maps:guess')] : [])];
  return notes.length > 0 ? <span class="quiet"> ({notes.join(', ')})</span> : null;
}

function Card({ element, state }: { element: MapElement; state: CardState | undefined }) {
  const { t } = useView();
  if (element.kind !== 'group' && element.kind !== 'organization') return <>–</>;
  return <>{t(`maps:card.state.${state ?? 'none'}`)}</>;
}
