import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Fold, Form, Section, Submit, useView, InLang } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { MapFindings } from '../findings.ts';
import { listed } from './sentences.ts';

interface Finding {
  readonly said: Child;
  readonly because: string;
}

const mostShown = 5;

/** What the map tells, as sentences with their reason: whom nobody knows first, then who stands between. */
export function FindingsList({ issue, findings, mayDraw }: { issue: Issue; findings: MapFindings; mayDraw: boolean }) {
  const { t } = useView();
  const all = useFindings(issue, findings);
  if (all.length === 0) return null;
  return (
    <Section id="findings" title={t('maps:findings')} quiet={t('maps:findings.about')}>
      <List findings={all.slice(0, mostShown)} />
      {all.length > mostShown ? (
        <Fold label={t('maps:findings.more', { count: all.length - mostShown })}>
          <List findings={all.slice(mostShown)} />
        </Fold>
      ) : null}
      {mayDraw && findings.missing.length > 0 ? (
        <Form id="gather" layout="inline" action={href('map.gather', { issue: issue.slug })}>
          <Submit small icon="plus">
            {t('maps:gather', { count: findings.missing.length })}
          </Submit>
        </Form>
      ) : null}
    </Section>
  );
}

function List({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul class="net-findings">
      {findings.map(({ said, because }) => (
        <li>
          <strong>{said}</strong> {because}
        </li>
      ))}
    </ul>
  );
}

function useFindings(issue: Issue, { alone, parts, brokers, missing, unknown }: MapFindings): Finding[] {
  const view = useView();
  const { t } = view;
  const link = (element: { id: string; name: string; lang: string }) => (
    <a href={href('map-element.show', { issue: issue.slug, element: element.id })}>
      <InLang lang={element.lang}>{element.name}</InLang>
    </a>
  );
  const aloneIds = new Set(alone.map(({ groupId }) => groupId));
  return [
    ...alone.map((element) => ({ said: link(element), because: t('maps:finding.alone') })),
    ...brokers.map(({ element, betweenness, cutOff }) => ({
      said: link(element),
      because:
        cutOff.length > 0
          ? t('maps:finding.broker.cut', {
              names: listed(
                view,
                cutOff.map(({ name }) => name),
                3,
              ),
              count: cutOff.length,
            })
          : t('maps:finding.broker', { share: Math.round(betweenness * 100) }),
    })),
    // One who stands alone is told already.
    ...unknown
      .filter(({ id }) => !aloneIds.has(id))
      .map((group) => ({ said: <InLang lang={group.lang}>{group.name}</InLang>, because: t('maps:finding.unreached') })),
    ...(missing.length > 0
      ? [
          {
            said: listed(
              view,
              missing.map(({ name }) => name),
              6,
            ),
            because: t('maps:finding.absent', { count: missing.length }),
          },
        ]
      : []),
    ...parts.slice(1).map((part) => ({
      said: t('maps:finding.part', {
        names: listed(
          view,
          part.map(({ name }) => name),
        ),
      }),
      because: t('maps:finding.part.why'),
    })),
  ];
}
