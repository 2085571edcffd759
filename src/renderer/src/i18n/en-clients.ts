/** The sentences of the list of clients. */
export const enClients = {
  count_one: '{{count, number}} client',
  count_other: '{{count, number}} clients',
  find: 'Name, e-mail or phone',
  add: 'Add client',
  import: 'Import',
  status: {
    label: 'Which clients',
    active: 'Active',
    inactive: 'Inactive',
    all: 'All',
  },
  credits: {
    label: 'Sessions left',
    none: 'None left',
    low: 'Running low',
  },
  empty: {
    active: 'No clients yet',
    activeText: 'Everyone you add or import stands here with the sessions they have left.',
    inactive: 'No inactive clients',
    inactiveText:
      'Deactivated clients stand here. Nothing of theirs is lost, and they can come back any time.',
    none: 'Nobody has run out',
    noneText: 'Clients with no sessions left stand here.',
    low: 'Nobody is running low',
    lowText_one: 'Clients with {{count}} session left stand here.',
    lowText_other: 'Clients with 1 to {{count}} sessions left stand here.',
    search: 'Nobody matches',
    searchText: 'Try fewer letters, or another part of the name, e-mail or phone.',
    clear: 'Show all active clients',
    addNamed: 'Add “{{name}}”',
  },
  column: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    lastSession: 'Last session',
    nextExpiry: 'Next expiry',
    scheduled: 'Scheduled',
    available: 'Available',
  },
  shortcuts: {
    find: 'Find a client',
    add: 'Add client',
    close: 'Close the panel',
  },
} as const
