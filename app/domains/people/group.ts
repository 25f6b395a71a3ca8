/** A stakeholder group: people with a shared stake, kept in an organization's directory and used on many issues. */
export interface Group {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly about: string | null;
  /** Language of the name and of what is said about the group. */
  readonly lang: string;
  readonly revision: number;
}
