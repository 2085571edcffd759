/** The sentences of how the schedule looks: the hours behind it, the view menu, cards and heads of columns. */
export const enScheduleLook = {
  leave: 'Leave',
  fold: { show: 'Show {{from}} – {{to}}', hide: 'Fold {{from}} – {{to}}' },
} as const
