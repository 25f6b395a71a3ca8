import { direction } from '../../../platform/i18n/locales.ts';
import { Fold, Quiet, Stacked, useView, type View } from '../../../ui/index.ts';
import { depths, inLocale, type Depth, type LocalText, type MarkedText, type Rubric, type SpokenText } from '../../frameworks/index.ts';

/** A text of a framework in the reader's language. */
export function spokenFor({ locale }: Pick<View, 'locale'>, text: LocalText): SpokenText {
  return inLocale(text, locale.slice(0, 2));
}

/** Words of a framework, with the language they are really in. */
export function Words({ text }: { text: LocalText }) {
  const spoken = spokenFor(useView(), text);
  return (
    <span lang={spoken.lang} dir={direction(spoken.lang)}>
      {spoken.text}
    </span>
  );
}

/** Words that carry whether a source says so; what we worked out has a small mark, which `MarkNote` explains. */
export function Marked({ marked }: { marked: MarkedText }) {
  const { t } = useView();
  return (
    <>
      <Words text={marked.text} />
      {marked.basis === 'inferred' ? (
        <>
          {' '}
          <sup aria-hidden="true">{t('rubrics:mark')}</sup>
          <span class="unseen">({t('rubrics:mark.said')})</span>
        </>
      ) : null}
    </>
  );
}

/** What the mark means, where a rubric has any, and where the rest comes from. */
export function MarkNote({ rubric }: { rubric: Rubric }) {
  const { t } = useView();
  const any = rubric.ideas.some((idea) => idea.name.basis === 'inferred' || depths.some((depth) => idea.cells[depth]?.basis === 'inferred'));
  return (
    <Quiet>
      {any ? (
        <>
          {t('rubrics:mark')} {t('rubrics:mark.means')}{' '}
        </>
      ) : null}
      <Words text={rubric.note} />
    </Quiet>
  );
}

/** The name of a depth in the wording of a rubric, in the reader's language. */
export function depthName(view: Pick<View, 'locale'>, rubric: Rubric, depth: Depth): string {
  const column = rubric.depths.find((one) => one.key === depth);
  return column ? spokenFor(view, column.name).text : depth;
}

/** The whole rubric, folded away: every big idea at every depth. */
export function RubricWords({ rubric }: { rubric: Rubric }) {
  const view = useView();
  const { t } = view;
  return (
    <Fold label={t('rubrics:words')}>
      <Stacked
        wide
        caption={spokenFor(view, rubric.name).text}
        head={[t('rubrics:idea'), ...rubric.depths.map((column) => <Words text={column.name} />)]}
        rows={rubric.ideas.map((idea) => [
          <Marked marked={idea.name} />,
          ...depths.map((depth) => {
            const cell = idea.cells[depth];
            return cell ? <Marked marked={cell} /> : null;
          }),
        ])}
      />
      <MarkNote rubric={rubric} />
    </Fold>
  );
}
