import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Form, Hidden, Icon, Row, Said, Submit, useView } from '../../../ui/index.ts';
import { fundersOf, type CrosswalkInitiative, type Issue } from '../../issues/index.ts';
import { GroupName } from '../../issues/web/index.ts';

/** One initiative as its crosswalk tells it, and what the reader may do with it. */
export function OneInitiative({ issue, one, isMain, mayFill }: { issue: Issue; one: CrosswalkInitiative; isMain: boolean; mayFill: boolean }) {
  const { t } = useView();
  return (
    <article id={one.id} class={isMain ? 'initiative main' : 'initiative'}>
      {isMain ? <p class="word-kind">{t('vocabulary:crosswalk.main')}</p> : null}
      <h2>
        <bdi lang={one.lang}>{one.name}</bdi>
      </h2>
      <p class="quiet">
        {one.saidBy === 'guess' ? (
          <>
            <Icon name="pencil" /> <b class="guess-mark">{t('ui:guess')}</b> {one.groupName ? `${t('issues:row.about')} ` : null}
          </>
        ) : null}
        {one.groupName ? <GroupName name={one.groupName} lang={one.groupLang} /> : null}
        {one.groupName && one.ledBy ? ' · ' : null}
        {one.ledBy}
      </p>
      {isMain ? null : <Alignment one={one} />}
      <Facts items={factsOf(one).map(({ name, value }) => ({ name: t(name), value: value ?? <span class="quiet">{t('vocabulary:crosswalk.empty')}</span> }))} />
      {mayFill ? (
        <Row>
          <ButtonLink small icon="pencil" href={href('initiative.edit', { issue: issue.slug, initiative: one.id })}>
            {t('issues:row.edit')}
          </ButtonLink>
          {isMain ? null : (
            <Form layout="inline" method="put" action={href('initiative.main', { issue: issue.slug })}>
              <Hidden name="initiative" value={one.id} />
              <Submit small>{t('vocabulary:crosswalk.main.choose')}</Submit>
            </Form>
          )}
        </Row>
      ) : null}
    </article>
  );
}

/** How its goal goes with ours: a mark in words, who says so, and the same at more length. */
function Alignment({ one }: { one: CrosswalkInitiative }) {
  const { t } = useView();
  return (
    <>
      <p class={`alignment ${one.alignment ?? 'unknown'}`}>{alignmentWords(one, t)}</p>
      {one.alignmentWords ? (
        <p>
          <Said text={one.alignmentWords} lang={one.lang} />
        </p>
      ) : null}
    </>
  );
}

/** How its goal goes with ours, and who says so, in one line. */
export function alignmentWords(one: CrosswalkInitiative, t: ReturnType<typeof useView>['t']): string {
  const mark = t(`issues:initiatives.alignment.${one.alignment ?? 'unknown'}`);
  if (!one.alignment) return mark;
  return t(one.alignmentSaidBy === 'group' ? 'vocabulary:crosswalk.alignment.said' : 'vocabulary:crosswalk.alignment.guessed', { mark });
}

function factsOf(one: CrosswalkInitiative) {
  const said = (text: string | null) => (text ? <Said text={text} lang={one.lang} /> : null);
  const funders = fundersOf(one);
  return [
    { name: 'issues:initiatives.goal', value: said(one.goal) },
    {
      name: 'issues:initiatives.funded-by',
      value:
        funders.length > 0 ? (
          <Listed
            of={funders.map((funder) => (
              <bdi>{funder}</bdi>
            ))}
          />
        ) : null,
    },
    { name: 'issues:initiatives.promoted-by', value: said(one.promotedBy) },
    { name: 'issues:initiatives.key-points', value: said(one.keyPoints) },
    { name: 'issues:initiatives.their-words', value: said(one.theirWords) },
    ...(one.groups.length > 0
      ? ([
          {
            name: 'vocabulary:crosswalk.group',
            value: (
              <Listed
                of={one.groups.map((group) => (
                  <GroupName name={group.name} lang={group.lang} />
                ))}
              />
            ),
          },
        ] as const)
      : []),
  ] as const;
}

export function Listed({ of }: { of: readonly Child[] }) {
  return (
    <ul class="plain">
      {of.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}
