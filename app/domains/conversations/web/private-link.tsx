import { CopyLink, Notice, useView } from '../../../ui/index.ts';

/** After adding a statement: the one way back to it for somebody without account. */
export function PrivateLink({ href }: { href: string }) {
  const { t } = useView();
  return (
    <Notice tone="good" announce>
      <p>{t('conversations:added')}</p>
      <CopyLink href={href} label={t('conversations:added.link')} />
    </Notice>
  );
}
