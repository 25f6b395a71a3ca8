import '@hotwired/turbo';
import { askBeforeSending } from './ui/browser/confirm.ts';
import { CopyElement } from './ui/browser/copy.ts';
import { focusNewPage } from './ui/browser/focus.ts';
import { pressByKey } from './ui/browser/keys.ts';
import { keepHalfWritten, LiveElement } from './ui/browser/live.ts';
import { closeMenus } from './ui/browser/menu.ts';
import { showLookUps } from './ui/browser/look-up.ts';
import { showCurrentTab } from './ui/browser/tabs.ts';

askBeforeSending();
pressByKey();
closeMenus();
showCurrentTab();
showLookUps();
focusNewPage();
keepHalfWritten();
customElements.define('longtable-live', LiveElement);
customElements.define('longtable-copy', CopyElement);
