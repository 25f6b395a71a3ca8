import { layOutIn } from './sending.ts';

/** The worker fills in the places before the form is sent; where it cannot, the server works them out. Whether it took the form over. */
export function arrange(host: HTMLElement, event: SubmitEvent): boolean {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== 'arrange') return false;
  const places = form.elements.namedItem('places');
  const { worker, layout } = host.dataset;
  if (!(places instanceof HTMLInputElement) || places.value !== '' || !worker || !layout) return false;
  event.preventDefault();
  event.stopPropagation();
  const send = (found: string) => {
    places.value = found;
    form.requestSubmit();
    places.value = '';
  };
  layOutIn(worker, layout).then(
    ({ placed, took }) => {
      host.dataset['took'] = String(Math.round(took));
      send(JSON.stringify(placed));
    },
    () => send('-'),
  );
  return true;
}
