import { formatNumber, Section, Stacked, useView } from '../../../ui/index.ts';
import type { ToldOverlay, ToldResult } from '../told.ts';
import { FigureCell } from './result-all.tsx';
import { GroupTitle } from './result-groups.tsx';

/** How rings and stakeholder groups are spread over the opinion groups, as far as they are large enough. */
export function Overlays({ result }: { result: ToldResult }) {
  const { t, locale } = useView();
  const told = result.overlays.filter((one) => one.size);
  if (result.overlays.length === 0 || result.grouping !== 'groups') return null;
  return (
    <Section title={t('opinions:overlays')} id="overlays" quiet={t('opinions:overlays.about')}>
      {(['ring', 'group'] as const).map((kind) => (
        <OverlayTable caption={t(`opinions:overlays.${kind}`)} overlays={told.filter((one) => one.kind === kind)} result={result} />
      ))}
      {told.length < result.overlays.length ? <p class="quiet">{t('opinions:overlays.small', { number: formatNumber(result.threshold, locale) })}</p> : null}
    </Section>
  );
}

function OverlayTable({ caption, overlays, result }: { caption: string; overlays: readonly ToldOverlay[]; result: ToldResult }) {
  const { t } = useView();
  if (overlays.length === 0) return null;
  return (
    <Stacked
      caption={caption}
      showCaption
      figures={[1, ...result.groups.map((_, at) => at + 2)]}
      head={[t('opinions:overlays.who'), t('opinions:overlays.people'), ...result.groups.map((group) => <GroupTitle group={group} />)]}
      rows={overlays.map((one) => [
        one.label,
        <FigureCell figure={one.size} told={result} />,
        ...one.byGroup.map((figure) => <FigureCell figure={figure} told={result} />),
      ])}
    />
  );
}
