import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Quiet, Row, Said, Section, Submit, Time, useView } from '../../../ui/index.ts';
import type { Group, Membership } from '../../people/index.ts';
import type { PerspectiveCard } from '../card.ts';
import type { CardLink } from '../cards.ts';
import type { Act } from '../history.ts';
import { relationsAt, type MapElement, type SystemMap } from '../map.ts';
import type { Naming } from '../naming.ts';
import { actSentence } from './act-sentence.ts';
import { CardSection } from './card-section.tsx';
import { ElementForm } from './element-form.tsx';
import { NamingSection } from './naming-section.tsx';
import { BackToMap, mapHref, MapShell } from './pieces.tsx';
import type { Sight } from './seeing.ts';
import { relationFrom } from './sentences.ts';

export interface ElementPageData extends Sight {
  readonly element: MapElement;
  readonly map: SystemMap;
  readonly card: PerspectiveCard | null;
  /** Whether the reader holds a mandate for the group that it is. */
  readonly speaks: boolean;
  readonly links: readonly CardLink[];
  readonly naming: Naming | null;
  readonly members: readonly Membership[];
  readonly groups: readonly Group[];
  readonly acts: readonly Act[];
  /** For the tokens of links; never shown itself. */
  readonly secret: string;
  readonly origin: string;
  readonly personId: string | null;
  readonly asked: 'element' | 'card' | 'naming' | null;
  readonly problems: Problems;
  readonly typed: Typed;
  readonly cardTyped: Typed | null;
}

export function ElementPage({ data }: { data: ElementPageData }) {
  const { t } = useView();
  const { element, issue, mayDraw, asked } = data;
  const isGroup = element.kind === 'group' || element.kind === 'organization';
  return (
    <MapShell sight={data} title={element.name} problem={Object.keys(data.problems).length > 0}>
      <BackToMap issue={issue} />
      <Quiet>
        {[t(`maps:kind.${element.kind}`), ...element.tags].join(' · ')}
        {data.naming?.agreedAt ? ` · ${data.naming.personName}` : ''}
      </Quiet>
      {element.about ? (
        <p>
          <Said text={element.about} lang={element.lang} />
        </p>
      ) : null}
      <Relations data={data} />
      {isGroup ? <CardSection data={data} /> : null}
      {element.kind === 'person' ? <NamingSection data={data} /> : null}
      {mayDraw ? <Placing data={data} /> : null}
      {mayDraw ? (
        <Section id="change" title={t('maps:change')}>
          <ElementForm issue={issue} groups={data.groups} element={element} problems={asked === 'element' ? data.problems : {}} typed={data.typed} />
        </Section>
      ) : null}
      {mayDraw ? (
        <Section id="remove" title={t('maps:remove')} quiet={t('maps:element.remove.about')}>
          <Form id="remove-it" method="delete" action={href('map-element.remove', { issue: issue.slug, element: element.id })} sees={t('maps:sees')}>
            <Submit>{t('maps:element.remove')}</Submit>
          </Form>
        </Section>
      ) : null}
      <Section id="history" title={t('maps:history')}>
        <ul class="lines">
          {data.acts.map((act) => (
            <li>
              {act.by} {actSentence(t, act)}{' '}
              <span class="quiet">
                <Time value={act.at} style="distance" />
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </MapShell>
  );
}

function Relations({ data: { element, map, issue, mayDraw } }: { data: ElementPageData }) {
  const { t } = useView();
  const relations = relationsAt(map, element.id);
  return (
    <Section id="relations" title={t('maps:table.relations')}>
      {relations.length === 0 ? <p>{t('maps:table.alone')}</p> : null}
      <ul class="lines">
        {relations.map(({ relation, other }) => (
          <li>
            <a href={href('map-relation.show', { issue: issue.slug, relation: relation.id })}>{relationFrom(t, relation, element.id, other)}</a>
            {relation.saidBy === 'guess' ? <span class="quiet"> ({t('maps:guess')})</span> : null}
          </li>
        ))}
      </ul>
      {mayDraw && map.elements.length > 1 ? (
        <Row>
          <ButtonLink small href={`${mapHref(issue)}?from=${element.id}#draw`}>
            {t('maps:relation.draw')}
          </ButtonLink>
        </Row>
      ) : null}
    </Section>
  );
}

/** Moving without script: a step at a time. */
function Placing({ data: { element, issue } }: { data: ElementPageData }) {
  const { t } = useView();
  return (
    <Section id="place" title={t('maps:place')} quiet={t(element.byHand ? 'maps:place.by-hand' : 'maps:place.by-computer')}>
      <Form id="move" layout="inline" method="put" action={href('map-element.move', { issue: issue.slug, element: element.id })} sees={t('maps:sees')}>
        {(['left', 'right', 'up', 'down'] as const).map((step) => (
          <Submit small name="step" value={step}>
            {t(`maps:place.${step}`)}
          </Submit>
        ))}
        <ButtonLink small href={mapHref(issue, element.id)}>
          {t('maps:place.see')}
        </ButtonLink>
      </Form>
    </Section>
  );
}
