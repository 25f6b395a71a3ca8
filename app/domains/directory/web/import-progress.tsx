import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Form, Heading, Num, Quiet, Row, Shell, Submit, Time, formatNumber, useView } from '../../../ui/index.ts';
import type { RosterImport } from '../importing/roster-import.ts';

/** How far a large file is: it is read, taken in, or taken back, beside the requests. With script the page follows by itself. */
export function ProgressPage({ found }: { found: RosterImport }) {
  const { t, locale } = useView();
  const reading = found.state === 'reading';
  const { soFar } = reading ? (found.counts ?? {}) : {};
  const act = reading ? 'reading' : found.state === 'taking-back' ? 'taking-back' : 'confirming';
  const title = t(`directory:import.${act}`);
  const at = { import: found.id };
  return (
    <Shell title={title} desk>
      <Heading
        title={title}
        lede={t(`directory:import.${act}.lede`)}
        above={<a href={href('imports.index', { organization: found.organizationId })}>{t('directory:import.title')}</a>}
      />
      <div class="stack">
        <progress aria-label={title} max={100} value={soFar ? Math.floor(soFar.share * 100) : undefined}></progress>
        <p role="status">{act === 'reading' ? sentence(found) : t(`directory:import.${act}.now`)}</p>
      </div>
      <Facts
        items={[
          { name: t('directory:import.file'), value: found.fileName },
          { name: t('directory:import.size'), value: formatNumber(found.size / 1024 / 1024, locale, unit) },
          ...(soFar
            ? [
                { name: t('directory:import.rows-so-far'), value: <Num value={soFar.rows} /> },
                { name: t('directory:import.bad-so-far'), value: <Num value={soFar.bad} /> },
                { name: t('directory:import.moved'), value: <Time value={soFar.at} style="moment" /> },
              ]
            : []),
        ]}
      />
      <Row>
        <ButtonLink primary href={href('import.show', at)}>
          {t('directory:import.look-again')}
        </ButtonLink>
        {reading ? <ButtonLink href={`${href('import.show', at)}?columns=1`}>{t('directory:import.change-columns')}</ButtonLink> : null}
        {reading ? (
          <Form action={href('import.discard', at)} method="delete">
            <Submit>{t('directory:import.discard')}</Submit>
          </Form>
        ) : null}
      </Row>
      <Quiet>{t('directory:import.goes-on')}</Quiet>
    </Shell>
  );

  function sentence({ counts }: RosterImport): string {
    if (!counts?.soFar) return t('directory:import.reading.soon');
    if (counts.soFar.share === 1) return t('directory:import.reading.comparing');
    return t('directory:import.reading.now', { share: formatNumber(Math.floor(counts.soFar.share * 100) / 100, locale, { style: 'percent' }) });
  }
}

const unit = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
