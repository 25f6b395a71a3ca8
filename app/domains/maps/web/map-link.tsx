import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Section, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { isOpenToAll } from '../opening.ts';
import { canSee } from '../policy.ts';

/** Whether there is a map that this reader may see. */
export async function loadMapLink(ctx: Ctx, issue: Issue): Promise<boolean> {
  const drawn = await ctx.db
    .selectFrom('map_elements')
    .select('id')
    .where('issue_id', '=', issue.id)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return drawn !== undefined && canSee(await standingOn(ctx, issue.id), await isOpenToAll(ctx, issue)).allowed;
}

/** The way to the map from the page of its issue; nothing for who may not see it. */
export function MapLink({ issue, data }: { issue: Issue; data: boolean }) {
  const { t } = useView();
  if (!data) return null;
  return (
    <Section id="map" title={t('maps:title')} quiet={t('maps:link.about')}>
      <ButtonLink small href={href('map.show', { issue: issue.slug })}>
        {t('maps:link')}
      </ButtonLink>
    </Section>
  );
}
