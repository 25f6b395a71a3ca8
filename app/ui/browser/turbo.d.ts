declare module '@hotwired/turbo' {
  export interface FormSubmission {
    stop(): void;
  }
  interface VisitOptions {
    readonly action: 'replace';
    readonly shouldCacheSnapshot: boolean;
    readonly response?: { readonly statusCode: number; readonly responseHTML: string; readonly redirected: boolean };
    readonly refresh?: { readonly method: string; readonly scroll: string };
  }
  export const session: { visit(url: string, options: VisitOptions): void };
  export const config: { drive: { progressBarDelay: number }; forms: { submitter: 'disabled' | 'aria-disabled' } };
}
