/** The sentences of the dialogs and panels that several screens share. */
export const enPanels = {
  allocate: {
    title: 'Add sessions to {{name}}',
    count: 'How many',
    quick_one: '{{count}} session',
    quick_other: '{{count}} sessions',
    family: 'Good for',
    general: 'Every service (general)',
    expiresOn: 'Last valid day',
    expiresOnHint: 'Empty: they never expire',
    reason: 'Reason',
    reasonUsual: 'Admin added',
    buttonNone: 'Add sessions',
    button_one: 'Add {{count}} session',
    button_other: 'Add {{count}} sessions',
    availableNow: 'Available now',
    after: 'then',
  },
} as const
