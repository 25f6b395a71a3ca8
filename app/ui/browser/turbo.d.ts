declare module '@hotwired/turbo' {
  export const session: { refresh(url: string, options?: { method?: string; scroll?: string }): void };
  export const config: { drive: { progressBarDelay: number }; forms: { submitter: 'disabled' | 'aria-disabled' } };
}
