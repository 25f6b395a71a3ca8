/** The kinds of events that this slice records. The subject is the input. */
export type InputEvent =
  | 'input.said'
  | 'input.recorded'
  | 'input.withdrawn'
  | 'input.brought-back'
  | 'input.accepted'
  | 'input.acceptance-undone'
  | 'input.hidden'
  | 'input.restored'
  | 'input.confirmed'
  | 'input.confirmation-undone';
