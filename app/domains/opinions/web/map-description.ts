import { formatNumber, intlTag } from '../../../ui/index.ts';
import type { OwnPlace, ToldResult } from '../told.ts';
import type { Mark, MapMarks } from './map-marks.ts';
import { nearestGroups, whereaboutsOf } from './map-where.ts';
import { figureText, type Speaker } from './sentences.ts';

/** The map in sentences, for those who hear it. */
export function mapDescription(view: Speaker, marks: MapMarks, result: ToldResult, own: OwnPlace | null): string {
  const { t, locale } = view;
  const placed = figureText(view, result.placed, result);
  const groups = marks.groups.map((mark) => {
    const people = figureText(view, mark.group.size, result);
    const values = { letter: mark.group.letter, where: whereText(view, mark, marks) };
    return people === null ? t('opinions:map.describe.group.bare', values) : t('opinions:map.describe.group', { ...values, people });
  });
  const agreed = marks.statements.filter(({ isAgreed }) => isAgreed).length;
  return [
    placed === null ? t('opinions:map.describe') : t('opinions:map.describe.people', { people: placed }),
    ...groups,
    t('opinions:map.describe.statements', { count: marks.statements.length, number: formatNumber(marks.statements.length, locale) }),
    ...(agreed > 0 ? [t('opinions:map.describe.agreed', { count: agreed, number: formatNumber(agreed, locale) })] : []),
    ...(own && marks.you ? [ownText(view, own, marks.you, marks)] : []),
  ].join(' ');
}

/** "You are at the top left, nearest to group B." */
function ownText(view: Speaker, own: OwnPlace, mark: Mark, marks: MapMarks): string {
  const where = whereText(view, mark, marks);
  return own.letter ? view.t('opinions:map.describe.you-near', { where, letter: own.letter }) : view.t('opinions:map.describe.you', { where });
}

/** "at the top left" */
export function whereText({ t }: Speaker, { at }: Mark, { frame }: MapMarks): string {
  return t(`opinions:map.where.${whereaboutsOf(at, frame)}`);
}

/** "near group A", "between groups A and B", or the part of the map where there are no groups to be near to. */
export function nearText(view: Speaker, mark: Mark, marks: MapMarks): string {
  const letters = nearestGroups(
    mark.at,
    marks.groups.map(({ at, group }) => ({ at, letter: group.letter })),
    marks.frame,
  );
  if (letters.length === 0) return whereText(view, mark, marks);
  if (letters.length === 1) return view.t('opinions:map.near', { letter: letters[0] ?? '' });
  return view.t('opinions:map.between', { letters: new Intl.ListFormat(intlTag(view.locale)).format(letters) });
}
