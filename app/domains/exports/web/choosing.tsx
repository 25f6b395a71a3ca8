import { Denied } from '../../../platform/errors.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Heading, Notice, Quiet, Section, Sees, Shell, useView } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { standingOn } from '../../people/index.ts';
import { canExportFull } from '../policy.ts';

export const chooseExport: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const verdict = canExportFull(await standingOn(ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return render(c, <ChoosePage issue={issue} />);
};

/** The two kinds of export, each with what is in it and who may have it. */
function ChoosePage({ issue }: { issue: Issue }) {
  const { t } = useView();
  return (
    <Shell title={t('exports:title')} desk>
      <Heading above={<BackToIssue issue={issue} />} title={t('exports:title')} lede={t('exports:lede')} />
      <Section title={t('exports:public')} id="public">
        <p>{t('exports:public.what', { count: issue.privacyThreshold })}</p>
        <div class="row">
          <ButtonLink href={href('export.public', { issue: issue.slug })} icon="download" download>
            {t('exports:public.download')}
          </ButtonLink>
        </div>
        <Sees>{issue.publishedAt ? t('exports:public.sees') : t('exports:public.sees-private')}</Sees>
      </Section>
      <Section title={t('exports:full')} id="full">
        <p>{t('exports:full.what')}</p>
        <Notice>{t('exports:full.private')}</Notice>
        <p>{t('exports:full.without')}</p>
        <div class="row">
          <ButtonLink href={href('export.full', { issue: issue.slug })} icon="download" download>
            {t('exports:full.download')}
          </ButtonLink>
        </div>
        <Sees>{t('exports:full.sees')}</Sees>
      </Section>
      <Quiet>{t('exports:inside')}</Quiet>
    </Shell>
  );
}
