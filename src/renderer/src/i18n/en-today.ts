/** A trainer's own day. */
export const enToday = {
  trainer: 'Trainer',
  back: 'Today',
  empty: {
    title: 'No sessions on this day',
    text: 'What is planned for you appears here by itself, with who comes and what they have left.',
  },
  noTrainers: {
    title: 'No trainers yet',
    text: 'As soon as somebody trains here, this is their day: who comes, what they have left, and what is written about them.',
  },
  sessions: 'Sessions of {{day}}',
  people: 'Who comes to {{title}} at {{time}}',
  nobody: 'Nobody is booked.',
  now: 'Now',
  places: '{{booked}} of {{capacity}}',
  left_one: '{{count}} session left',
  left_other: '{{count}} sessions left',
  sessionNote: 'About this session',
  clientNote: 'About {{name}}',
  choices: 'Did {{name}} come?',
  keys: {
    attended: 'Mark whoever is chosen as attended',
    noShow: 'Mark whoever is chosen as a no-show',
    people: 'Go from person to person',
  },
  ahead: {
    title: 'The next days',
    tomorrow: 'Tomorrow',
    first: 'First {{time}} · {{title}}',
    count_one: '{{count}} session',
    count_other: '{{count}} sessions',
    people_one: '{{count}} client',
    people_other: '{{count}} clients',
    none: 'Nothing is planned for the next seven days.',
  },
} as const
