/** The kinds of events that this slice records. The subject is the conversation. What was told when stands in `releases`. */
export type OpinionEvent = 'opinion-group.named' | 'opinion-group.name-removed';
