/** The kinds of events that this slice records. */
export type PeopleEvent =
  | 'organization.made'
  | 'organization.changed'
  | 'group.made'
  | 'group.changed'
  | 'staff.added'
  | 'staff.removed'
  | 'person.made'
  | 'person.changed'
  | 'invitation.sent'
  | 'invitation.accepted'
  | 'invitation.revoked'
  | 'membership.began'
  | 'membership.changed'
  | 'membership.ended'
  | 'mandate.given'
  | 'mandate.reported'
  | 'mandate.ended';
