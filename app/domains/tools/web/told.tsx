import { inLocale, type LocalText } from '../../frameworks/index.ts';
import { Spoken } from '../../issues/web/index.ts';
import { useView } from '../../../ui/index.ts';

/** Words of a tool in the reader's language, marked with the language they are really in. */
export function Told({ text }: { text: LocalText }) {
  const { locale } = useView();
  return <Spoken text={inLocale(text, locale)} />;
}
