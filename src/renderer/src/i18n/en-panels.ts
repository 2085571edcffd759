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
    category: 'Counted as',
    categories: { paid: 'Paid', promotional: 'Promotional' },
    reason: 'Reason',
    reasonUsual: 'Admin added',
    buttonNone: 'Add sessions',
    button_one: 'Add {{count}} session',
    button_other: 'Add {{count}} sessions',
  },
  available: {
    now: 'Available now',
    after: 'then',
    waiting: 'Waiting for its turn',
  },
  cancelBooking: {
    title: 'Cancel the booking of {{name}}?',
    keep: 'Keep booking',
    button: 'Cancel booking',
    who: 'Who cancels',
    by: {
      client: 'The client',
      studio: 'The studio',
    },
    effect: {
      returned_one: '{{count}} session goes back.',
      returned_other: '{{count}} sessions go back.',
      returnedLate_one: 'This is late, but {{count}} session goes back anyway.',
      returnedLate_other: 'This is late, but {{count}} sessions go back anyway.',
      charged_one: 'This is late: {{count}} session stays used.',
      charged_other: 'This is late: {{count}} sessions stay used.',
      comp: 'The session was complimentary: nothing goes back.',
      unpaid: 'The booking was not paid with sessions: nothing goes back.',
      free: 'The booking costs no sessions: nothing goes back.',
    },
    after_one: '{{name}} then has {{count}} session available.',
    after_other: '{{name}} then has {{count}} sessions available.',
    until: 'What goes back can be used until',
    promoted: '{{name}} moves up from the waitlist.',
    skipped: '{{name}} waits, but cannot take the place. {{reason}}',
    waive: 'Give back anyway',
    reason: 'Reason',
    reasonHint: 'Optional, shown in the ledger',
    done: {
      returned_one:
        'The booking of {{name}} is cancelled. {{count}} session went back, {{available}} available.',
      returned_other:
        'The booking of {{name}} is cancelled. {{count}} sessions went back, {{available}} available.',
      returnedLate_one:
        'The booking of {{name}} is cancelled late. {{count}} session went back, {{available}} available.',
      returnedLate_other:
        'The booking of {{name}} is cancelled late. {{count}} sessions went back, {{available}} available.',
      charged: 'The booking of {{name}} is cancelled late and stays charged. {{available}} available.',
      comp: 'The booking of {{name}} is cancelled.',
      unpaid: 'The booking of {{name}} is cancelled.',
      free: 'The booking of {{name}} is cancelled.',
    },
  },
} as const
