import type { Ctx } from '../../../platform/ctx.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Notice, Quiet, Row, Section, Shell, Stacked, Submit, useView } from '../../../ui/index.ts';
import type { Idea, Rubric } from '../../frameworks/index.ts';
import { standingOn } from '../../people/index.ts';
import type { ByIdea } from '../figures.ts';
import { myPlacements } from '../placing.ts';
import { canAgree, canClose, canCorrect, canPlace, canReopen } from '../policy.ts';
import { fewestPlaced } from '../reading.ts';
import { getReading, listReadings, rubricOf } from '../readings.ts';
import { viewReadings, type ReadingView } from '../showing.ts';
import type { Spread } from '../spread.ts';
import { Figures } from './figures-table.tsx';
import { DepthBar, groupName, Note, ReadingLine } from './pieces.tsx';
import { usePlacementName } from './placing.tsx';
import { Marked, RubricWords, spokenFor, Words } from './rubric-text.tsx';
import { Series } from './series.tsx';

interface Page {
  readonly view: ReadingView;
  readonly rubric: Rubric;
  readonly mine: ByIdea<Spread>;
  /** This reading among the closed ones of its rubric, oldest first. */
  readonly series: readonly ReadingView[];
  readonly may: { readonly place: boolean; readonly close: boolean; readonly agree: boolean; readonly reopen: boolean; readonly correct: boolean };
}

export const readingPage: Controller = async (c) => {
  const page = await loadPage(c.var.ctx, param(c, 'reading'));
  return render(c, <ReadingPage page={page} />, 200, { live: `issue:${page.view.reading.issueId}` });
};

async function loadPage(ctx: Ctx, id: string): Promise<Page> {
  const reading = await getReading(ctx, id);
  const standing = await standingOn(ctx, reading.issueId);
  const alike = (await listReadings(ctx, reading.issueId)).filter((one) => one.id === id || (one.rubricKey === reading.rubricKey && one.closedAt));
  const views = await viewReadings(ctx, alike);
  const view = views.find((one) => one.reading.id === id);
  if (!view) throw new Error('a reading is among the readings of its issue');
  return {
    view,
    rubric: await rubricOf(ctx, reading),
    mine: await myPlacements(ctx, id),
    series: reading.closedAt ? views : [],
    may: {
      place: canPlace(standing, reading).allowed,
      close: canClose(standing, reading).allowed,
      agree: canAgree(standing, reading).allowed,
      reopen: canReopen(standing, reading).allowed,
      correct: canCorrect(standing, reading).allowed,
    },
  };
}

function ReadingPage({ page }: { page: Page }) {
  const view = useView();
  const { t } = view;
  const { rubric } = page;
  const { reading } = page.view;
  return (
    <Shell title={spokenFor(view, rubric.name).text} desk wide>
      <Heading above={<ReadingLine reading={reading} />} title={<Words text={rubric.name} />} lede={<Words text={rubric.question} />} />
      <Note text={reading.note} lang={reading.lang} />
      {reading.closedAt ? <Closed page={page} /> : <Open page={page} />}
      <RubricWords rubric={rubric} />
      <Quiet>{t('rubrics:two-scales')}</Quiet>
    </Shell>
  );
}

function Open({ page }: { page: Page }) {
  const view = useView();
  const { t } = view;
  const { reading, progress, inside } = page.view;
  return (
    <>
      {progress ? (
        <p>
          <strong>{t('rubrics:progress', { count: progress.placed, of: progress.asked })}</strong> {t('rubrics:progress.hidden')}
        </p>
      ) : null}
      {inside ? null : (
        <Notice>
          <p>{t('rubrics:open.outside', { group: groupName(view, reading.ring) })}</p>
        </Notice>
      )}
      {page.may.place ? <Mine page={page} /> : null}
      {page.may.close ? (
        <Form
          id="closing"
          action={href('reading.close', { reading: reading.id })}
          sees={t('rubrics:close.sees', { least: fewestPlaced, threshold: reading.privacyThreshold })}
        >
          <Submit primary={!page.may.place || page.mine.size >= page.rubric.ideas.length} confirm={t('rubrics:close.what')}>
            {t('rubrics:close.submit')}
          </Submit>
        </Form>
      ) : null}
    </>
  );
}

/** Where the reader placed each big idea, and what is left to place. */
function Mine({
  page: {
    view: { reading },
    rubric,
    mine,
  },
}: {
  page: Page;
}) {
  const { t } = useView();
  const next = rubric.ideas.find((idea) => !mine.has(idea.key));
  const at = (idea: Idea) => href('reading.placing', { reading: reading.id, idea: idea.key });
  if (next && mine.size === 0)
    return (
      <Row>
        <ButtonLink primary href={at(next)}>
          {t('rubrics:mine.start')}
        </ButtonLink>
      </Row>
    );
  return (
    <Section title={t('rubrics:mine')} quiet={t('rubrics:mine.private')}>
      <Stacked
        caption={t('rubrics:mine')}
        head={[t('rubrics:idea'), t('rubrics:mine.placed')]}
        rows={rubric.ideas.map((idea) => [
          <Marked marked={idea.name} />,
          <>
            <MyPlace rubric={rubric} spread={mine.get(idea.key)} />{' '}
            <a href={at(idea)}>
              {t(mine.has(idea.key) ? 'rubrics:mine.change' : 'rubrics:mine.place')}
              <span class="unseen">
                : <Words text={idea.name.text} />
              </span>
            </a>
          </>,
        ])}
      />
      {next ? (
        <Row>
          <ButtonLink primary href={at(next)}>
            {t('rubrics:mine.go-on')}
          </ButtonLink>
        </Row>
      ) : null}
    </Section>
  );
}

function MyPlace({ rubric, spread }: { rubric: Rubric; spread: Spread | undefined }) {
  const { t } = useView();
  const nameOf = usePlacementName(rubric);
  if (!spread) return <span class="quiet">{t('rubrics:mine.not-yet')} ·</span>;
  const name = nameOf(spread);
  return name ? <>{name} ·</> : <DepthBar rubric={rubric} label={t('rubrics:mine')} shares={spread} />;
}

function Closed({ page }: { page: Page }) {
  const { t } = useView();
  const { view, rubric, series } = page;
  const { reading, figures } = view;
  return (
    <>
      {figures === 'few' || figures === 'hidden' ? (
        <Notice>
          <p>{t(reading.basis === 'entered' ? 'rubrics:few.paper' : 'rubrics:few.outside', { least: reading.privacyThreshold })}</p>
        </Notice>
      ) : (
        <Figures view={view} rubric={rubric} figures={figures} />
      )}
      <NextSteps page={page} />
      {series.length > 1 ? (
        <Section title={t('rubrics:series')} quiet={t('rubrics:series.spread')}>
          <Series rubric={rubric} views={series} id="series" />
        </Section>
      ) : null}
    </>
  );
}

/** What those who lead may do with a closed reading. */
function NextSteps({
  page: {
    view: { reading, figures },
    may,
  },
}: {
  page: Page;
}) {
  const { t } = useView();
  const at = { reading: reading.id };
  if (!may.agree && !may.correct && !may.reopen) return null;
  return (
    <Row>
      {may.agree ? (
        <ButtonLink primary={!hasAgreed(figures)} href={href('reading.agreement', at)}>
          {t(hasAgreed(figures) ? 'rubrics:agree.change' : 'rubrics:agree.title')}
        </ButtonLink>
      ) : null}
      {may.correct ? <ButtonLink href={href('reading.agreement', at)}>{t('rubrics:correct.title')}</ButtonLink> : null}
      {may.reopen ? (
        <Form id="reopening" method="delete" action={href('reading.reopen', at)}>
          <Submit confirm={t('rubrics:reopen.what')}>{t('rubrics:reopen.submit')}</Submit>
        </Form>
      ) : null}
    </Row>
  );
}

function hasAgreed(figures: ReadingView['figures']): boolean {
  return figures !== 'hidden' && figures !== 'few' && [...figures.values()].some((one) => one.agreed);
}
