import { Stacked, useView } from '../../../ui/index.ts';
import { organizationScale } from '../scale.ts';
import { isAtLevel, levelStates } from '../scale.ts';
import type { ListCoverage } from '../coverages.ts';
import { Words } from './picture.tsx';

/** How voices of one kind at several levels belong together: category by level of the organization that keeps the group. */
export function LevelsTable({ covered }: { covered: ListCoverage }) {
  const { t } = useView();
  const shown = organizationScale.filter((level) => covered.states.some((state) => isAtLevel(state, level)));
  if (shown.length === 0) return <p class="quiet">{t('coverage:levels.none')}</p>;
  const rows = covered.states
    .filter((state) => state.kind.subgroup === null)
    .map((state) => [
      <Words text={state.kind.name} />,
      ...shown.map(
        (level) =>
          levelStates(state, level)
            .map((one) => t(`coverage:at-level.${one}`))
            .join(', ') || t('coverage:at-level.none'),
      ),
    ]);
  return (
    <>
      <p class="quiet">{t('coverage:levels.why')}</p>
      <Stacked caption={t('coverage:levels')} head={[t('coverage:kind'), ...shown.map((level) => t(`people:level.${level}`))]} rows={rows} />
    </>
  );
}
