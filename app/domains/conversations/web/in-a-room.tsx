import { href } from '../../../routes.ts';
import { ButtonLink, CopyLink, Form, Quiet, Row, Section, Statement as Large, Submit, useView } from '../../../ui/index.ts';
import type { Conversation } from '../conversation.ts';
import { spacedCode } from '../join-code.ts';
import type { JoinCode } from '../join-codes.ts';

export interface InARoomProps {
  conversation: Conversation;
  joinCode: JoinCode | null;
  /** Where this installation stands, to make whole addresses. */
  origin: string;
}

/** The desk's part for people who sit together: the short way in, the page for the wall, the result. */
export function InARoom({ conversation, joinCode, origin }: InARoomProps) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  return (
    <Section title={t('conversations:room')} id="room" quiet={t('conversations:room.about')}>
      {joinCode ? <LiveCode conversation={conversation} code={joinCode.code} origin={origin} /> : <NoCode conversation={conversation} />}
      <Row>
        <ButtonLink href={href('room.show', at)}>{t('conversations:room.wall')}</ButtonLink>
        <ButtonLink href={href('result.show', at)}>{t('conversations:result')}</ButtonLink>
      </Row>
    </Section>
  );
}

function LiveCode({ conversation, code, origin }: { conversation: Conversation; code: string; origin: string }) {
  const { t } = useView();
  return (
    <>
      <p>{t('conversations:room.say', { address: `${origin.replace(/^https?:\/\//, '')}${href('join.show')}` })}</p>
      <Large lang="en">{spacedCode(code)}</Large>
      <CopyLink href={origin + href('join.enter', { code })} label={t('conversations:room.link')} id="copy-join" />
      <Form id="retire-code" layout="inline" method="delete" action={href('join-code.retire', { conversation: conversation.id })}>
        <Submit confirm={`${t('conversations:room.retire.ask')} ${t('conversations:room.retire.what')}`}>{t('conversations:room.retire')}</Submit>
      </Form>
    </>
  );
}

function NoCode({ conversation }: { conversation: Conversation }) {
  const { t } = useView();
  return (
    <>
      <Quiet>{t('conversations:room.none')}</Quiet>
      <Form id="make-code" layout="inline" action={href('join-code.create', { conversation: conversation.id })}>
        <Submit icon="plus">{t('conversations:room.make')}</Submit>
      </Form>
    </>
  );
}
