import type { PropsWithChildren } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { loadAssets } from '../../../ui/assets.ts';
import { Button, Fold, Form, Hidden, Icon, Submit, useView } from '../../../ui/index.ts';
import { layoutQuestion } from '../placing.ts';
import { elementKinds } from '../map.ts';
import { Drawing } from './drawing/drawing.tsx';
import { actSentence } from './act-sentence.ts';
import type { MapData } from './map-data.ts';
import { listed } from './sentences.ts';
import { MapTable } from './map-table.tsx';
import { Reading } from './reading.tsx';

/**
 * The picture with the table below it, inside the element that makes it an editor, and what belongs between the two. Without script the
 * picture, the table and the forms are all there is, and all that is needed.
 */
export function MapEditor({ data, chosen, children }: PropsWithChildren<{ data: MapData; chosen: string | null }>) {
  const { t } = useView();
  const { issue, map, mayDraw, isInside } = data;
  return (
    <longtable-system-map
      class="net"
      data-chosen={chosen ?? undefined}
      data-draws={mayDraw ? '' : undefined}
      data-remove={mayDraw ? href('map-element.remove', { issue: issue.slug, element: '-' }) : undefined}
      data-move={mayDraw ? href('map-element.move', { issue: issue.slug, element: '-' }) : undefined}
      data-worker={mayDraw ? loadAssets().extraScriptPath('layout-worker') : undefined}
      data-layout={mayDraw ? JSON.stringify(layoutQuestion(map.elements, map.relations)) : undefined}
      data-words={JSON.stringify(editorWords(t))}
    >
      <Tools data={data} />
      <figure class="net-figure">
        <div class="net-frame" data-label={t(mayDraw ? 'maps:role.draw' : 'maps:role.read')} autofocus={chosen ? true : undefined}>
          <Drawing map={map} cards={data.cards} description={useDescription(data)} />
        </div>
        <p class="net-said unseen" role="status" aria-live="polite" data-said></p>
        <div class="net-shown"></div>
      </figure>
      <p class="net-hint net-keys" id="net-hint">
        {t(mayDraw ? 'maps:hint.draw' : 'maps:hint.read')}
      </p>
      <p class="net-hint net-touch">{t('maps:hint.touch')}</p>
      <Reading data={data} />
      {children}
      <section class="section" id="table" aria-label={t('maps:table')}>
        <Fold label={t('maps:table')}>
          <MapTable map={map} cards={data.cards} names={data.names} {...(isInside ? { slug: issue.slug } : {})} />
        </Fold>
      </section>
    </longtable-system-map>
  );
}

/** The picture in sentences, for those who hear it. */
function useDescription({ map, findings }: MapData): string {
  const view = useView();
  const { t } = view;
  const kinds = elementKinds
    .map((kind) => ({ kind, count: map.elements.filter((element) => element.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t(`maps:count.${kind}`, { count }));
  return [
    t('maps:describe', { kinds: new Intl.ListFormat(view.locale === 'en-XA' ? 'en' : view.locale).format(kinds), count: map.relations.length }),
    ...(findings && findings.alone.length > 0
      ? [
          t('maps:describe.alone', {
            names: listed(
              view,
              findings.alone.map(({ name }) => name),
            ),
          }),
        ]
      : []),
    t('maps:describe.table'),
  ].join(' ');
}

/** Buttons of the editor: only the script can use them, except for undoing. */
function Tools({ data }: { data: MapData }) {
  const { t } = useView();
  const { issue, mayDraw, last } = data;
  return (
    <div class="net-tools">
      <div class="net-buttons" role="toolbar" aria-label={t('maps:tools')}>
        <Button small name="do" value="out">
          <span aria-hidden="true">−</span>
          <span class="unseen">{t('maps:tool.out')}</span>
        </Button>
        <Button small name="do" value="in">
          <Icon name="plus" />
          <span class="unseen">{t('maps:tool.in')}</span>
        </Button>
        <Button small name="do" value="all">
          {t('maps:tool.all')}
        </Button>
        {mayDraw
          ? (['add', 'relate', 'move', 'edit', 'remove'] as const).map((tool) => (
              <Button small name="do" value={tool}>
                {t(`maps:tool.${tool}`)}
              </Button>
            ))
          : null}
        <Button small name="do" value="table">
          {t('maps:tool.table')}
        </Button>
      </div>
      {mayDraw ? (
        <div class="net-forms">
          <Form id="arrange" layout="inline" action={href('map.arrange', { issue: issue.slug })}>
            <Hidden name="places" value="" />
            <Submit small>{t('maps:tool.arrange')}</Submit>
          </Form>
          {last ? (
            <Form id="undo" layout="inline" action={href('map-act.undo', { issue: issue.slug, act: last.id })}>
              <Submit small icon="back" shortcut="u">
                {t('maps:undo', { what: actSentence(t, last) })}
              </Submit>
            </Form>
          ) : null}
          <Form id="remove" layout="inline" method="delete" action={href('map-element.remove', { issue: issue.slug, element: '-' })}></Form>
        </div>
      ) : null}
    </div>
  );
}

/** What the script says; `{name}` is filled in there. */
function editorWords(t: ReturnType<typeof useView>['t']) {
  const slots = { name: '{name}', other: '{other}' };
  return {
    chosen: t('maps:said.chosen', { ...slots, relations: '{relations}' }),
    none: t('maps:said.none'),
    moving: t('maps:said.moving', slots),
    moved: t('maps:said.moved', slots),
    kept: t('maps:said.kept', slots),
    relate: t('maps:said.relate', slots),
    relating: t('maps:said.relating', slots),
    stopped: t('maps:said.stopped'),
    arranging: t('maps:said.arranging'),
    arranged: t('maps:said.arranged'),
    failed: t('maps:said.failed'),
    add: t('maps:said.add'),
  };
}
