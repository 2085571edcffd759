import { enAgenda } from './en-agenda.ts'
import { enAllocation } from './en-allocation.ts'
import { enAssignments } from './en-assignments.ts'
import { enClient } from './en-client.ts'
import { enMerge, enSale } from './en-client-acts.ts'
import { enClients } from './en-clients.ts'
import { enClosing } from './en-closing.ts'
import { enFirstRun } from './en-first-run.ts'
import { enHours } from './en-hours.ts'
import { enImport } from './en-import.ts'
import { enInbox } from './en-inbox.ts'
import { enInspector } from './en-inspector.ts'
import { enIntegrity } from './en-integrity.ts'
import { enPanels } from './en-panels.ts'
import { enPermissions } from './en-permissions.ts'
import { enPlan } from './en-plan.ts'
import { enPolicies } from './en-policies.ts'
import { enPrint } from './en-print.ts'
import { enPurchases, enReceipt } from './en-purchases.ts'
import { enSchedule } from './en-schedule.ts'
import { enSessions } from './en-sessions.ts'
import { enSettings } from './en-settings.ts'
import { enSignIn } from './en-sign-in.ts'
import { enStripe } from './en-stripe.ts'
import { enCalls, enSubstitutes } from './en-substitutes.ts'
import { enToday } from './en-today.ts'
import { enUnmatched } from './en-unmatched.ts'
import { enValidity } from './en-validity.ts'
import { enWall } from './en-wall.ts'
import { enXray } from './en-xray.ts'

/** Every sentence of the window. Sentence case, plain words, verbs on buttons. */
export const en = {
  firstRun: enFirstRun,
  schedule: enSchedule,
  inspector: enInspector,
  agenda: enAgenda,
  sessions: enSessions,
  plan: enPlan,
  policies: enPolicies,
  print: enPrint,
  purchases: enPurchases,
  receipt: enReceipt,
  hours: enHours,
  closing: enClosing,
  substitutes: enSubstitutes,
  calls: enCalls,
  wall: enWall,
  today: enToday,
  import: enImport,
  inbox: enInbox,
  integrity: enIntegrity,
  validity: enValidity,
  signIn: enSignIn,
  stripe: enStripe,
  unmatched: enUnmatched,
  xray: enXray,
  app: {
    name: 'Tallybook',
    windowTitle: '{{screen}} – Tallybook',
  },
  action: {
    cancel: 'Cancel',
    close: 'Close',
    tryAgain: 'Try again',
    undo: 'Undo',
    showPassword: 'Show what is typed',
  },
  screen: {
    today: 'Today',
    schedule: 'Schedule',
    sessions: 'Sessions',
    allocation: 'Allocation',
    assignments: 'Assignments',
    clients: 'Clients',
    purchases: 'Purchases',
    client: 'Client',
    import: 'Import clients',
    inbox: 'Inbox',
    integrity: 'Does everything add up?',
    settings: 'Settings',
  },
  frame: {
    skip: 'Skip to content',
    screens: 'Screens',
    fold: 'Fold the sidebar',
    unfold: 'Unfold the sidebar',
    search: 'Search or jump to…',
    stored: 'Stored on this computer',
    lastBackup: 'Last backup',
    noBackup: 'No backup yet',
    offline: 'Offline is fine: everything here keeps working',
    resizeInspector: 'Width of the panel',
  },
  health: {
    healthy: 'All figures add up',
    attention: 'Something needs attention',
    damaged: 'Figures do not add up',
    open: '{{state}}. See what was checked',
  },
  role: {
    owner: 'Owner',
    front_desk: 'Front desk',
    trainer: 'Trainer',
  },
  language: { label: 'Language', system: 'System' },
  theme: {
    label: 'Theme',
    auto: 'System',
    light: 'Light',
    dark: 'Dark',
  },
  palette: {
    label: 'Search and commands',
    placeholder: 'Search or jump to…, or book: jo mon 9 anna',
    nothing: 'Nothing found',
    screens: 'Go to',
    section: '{{screen}}: {{section}}',
    window: 'This window',
    book: {
      title: 'Book',
      entry: 'Book {{name}}: {{rest}}',
      times: '{{count}} weeks',
      today: 'today',
      tomorrow: 'tomorrow',
    },
    also: {
      '/today': 'home start day',
      '/schedule': 'calendar timetable classes book week',
      '/sessions': 'bookings attendance paid unpaid outcome',
      '/allocation': 'credits add give sessions balance revoke extend',
      '/assignments': 'trainer clients who looks after',
      '/clients': 'customers members people freeze pause merge duplicates export import',
      '/purchases': 'sales receipts payments refunds money debts owed cash unmatched',
      '/inbox': 'attention tasks to do',
      '/settings': 'options preferences',
    },
    alsoSection: {
      services: 'classes offers duration capacity',
      staff: 'trainers employees team',
      permissions: 'rights roles access may',
      signIn: 'pin password lock log in',
      rooms: 'locations places',
      hours: 'opening closed holiday leave availability',
      packages: 'prices catalogue packs memberships plans',
      policies: 'rules late cancellation no-show waitlist',
      studio: 'name time zone currency',
      stripe: 'payments checkout webhook key online sales',
      window: 'language dark light theme zoom english german',
    },
    sidebar: 'Fold or unfold the sidebar',
    sell: 'Sell a package…',
    print: 'Print the schedule…',
    theme: {
      auto: 'Use the system theme',
      light: 'Use the light theme',
      dark: 'Use the dark theme',
    },
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    window: 'Window',
    goTo: 'Go to {{screen}}',
    undo: 'Undo what you did last',
    redo: 'Do it again',
    pressNext: 'then',
    key: {
      mod: 'Ctrl',
      shift: 'Shift',
      escape: 'Escape',
      delete: 'Delete',
      pageUp: 'PageUp',
      pageDown: 'PageDown',
    },
  },
  history: {
    title: 'What you did',
    note: 'Steps are taken back one after the other, the last one first. Nothing is ever deleted: a step back is written down as well.',
    none: 'Nothing yet that could be taken back.',
    undone: 'Taken back',
    undoes: 'Undo takes this back',
    redoes: 'Can be done again',
    again: 'Do again',
  },
  undo: {
    done: 'Undone: {{what}}',
    again: 'Done again: {{what}}',
    notLast: 'You did something else since. Undo that first.',
  },
  refused: {
    title: 'This cannot be shown',
  },
  settings: enSettings,
  allocation: enAllocation,
  assignments: enAssignments,
  permissions: enPermissions,
  clients: enClients,
  client: enClient,
  sale: enSale,
  merge: enMerge,
  panels: enPanels,
  form: {
    missing: 'This is needed.',
    halfWritten: 'Write the whole day, or clear it.',
  },
  stale: {
    others: 'The other change was to other fields, so yours can be saved as well.',
    clash: 'Both changed:',
    line: '{{field}}: now “{{theirs}}”, you wrote “{{mine}}”.',
    empty: 'empty',
    keepMine: 'Save mine',
    takeTheirs: 'Take theirs',
  },
  field: {
    nothingMatches: 'Nothing matches',
  },
  failed: {
    title: 'This part of the window stopped working',
    text: 'Nothing was lost: everything saved so far is safe. Try again, and if it happens once more, restart Tallybook.',
    incident: 'Incident {{id}}',
  },
  notFound: {
    title: 'Not found',
    nothing: 'There is no such screen',
    text: 'The address may be of an older version, or mistyped. Everything that is there stands at the side.',
    begin: 'To the beginning',
  },
  table: {
    loading: 'Loading row {{row}}',
  },
  credits: {
    available_one: 'session available',
    available_other: 'sessions available',
    scheduled: 'Scheduled',
    used: 'Used',
    total: 'Total',
    line: '{{scheduled}} scheduled · {{used}} used · {{total}} total',
    later_one: '{{count}} more cannot be booked today',
    later_other: '{{count}} more cannot be booked today',
    nextExpiry: 'Next expiry',
    neverExpires: 'No expiry',
    nothingToExpire: 'Nothing left to expire',
    warning: {
      noneLeft: 'None left',
      low: 'Running low',
      expiring: 'Expires soon',
    },
    warningText: {
      noneLeft: 'Client has no available sessions. Add sessions to enable booking.',
      low: 'Client has low session count. Consider adding more sessions.',
    },
  },
  status: {
    booking: {
      pending: 'Pending',
      confirmed: 'Confirmed',
      waitlisted: 'Waitlisted',
      completed: 'Completed',
      no_show: 'No-show',
      cancelled: 'Cancelled',
      late_cancelled: 'Cancelled late',
      lapsed: 'Lapsed',
    },
    payment: {
      not_due: 'No payment due',
      pending: 'Payment due',
      paid: 'Paid',
      failed: 'Payment failed',
      partially_refunded: 'Partly refunded',
      refunded: 'Refunded',
      disputed: 'Disputed',
    },
    subscription: {
      active: 'Active',
      queued: 'Queued',
      frozen: 'Frozen',
      ended: 'Ended',
    },
    session: {
      open: 'Open',
      cancelled: 'Cancelled',
    },
    client: {
      active: 'Active',
      inactive: 'Inactive',
      merged: 'Merged',
    },
  },
} as const
