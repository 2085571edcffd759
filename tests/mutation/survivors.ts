import type { Explanations } from './verdict.ts'

const NULL = 'No day is before or after null, so that it makes no difference.'
const EQUAL = 'Equal ones were told apart before, or one is as good as the other.'
const REMEMBERED = 'What is remembered is answered sooner, not otherwise.'
const ALWAYS = 'There always is one; only the compiler cannot know.'

/** By file, every change to a rule that no test finds, and why it does not matter (docs/testing.md, "Mutants"). */
export const EXPLAINED: Explanations = {
  'booking-moves.ts': {
    "outcome === 'cancelled' → false":
      'Cancelled has no time of its own: asked about it, the next line answers alike.',
    '\'cancelled\' → ""': 'Cancelled has no time of its own: asked about it, the next line answers alike.',
  },
  'bookings.ts': {
    '\'late_cancelled\' → ""': 'Whatever is no no-show is charged as cancelled late.',
  },
  'calendar.ts': {
    'known !== undefined → false': REMEMBERED,
    'dateTexts.set(dayNumber, text) → ;': REMEMBERED,
    'dateTexts.clear() → ;': REMEMBERED,
    'dateTexts.size >= REMEMBERED_DAYS → true': REMEMBERED,
    'dateTexts.size >= REMEMBERED_DAYS → false': REMEMBERED,
    'dateTexts.size >= REMEMBERED_DAYS → dateTexts.size > REMEMBERED_DAYS': REMEMBERED,
    'dateTexts.size >= REMEMBERED_DAYS → dateTexts.size < REMEMBERED_DAYS': REMEMBERED,
  },
  'credits.ts': {
    'problem === null → false': 'No problem on the one day is none, whatever the other says.',
    'grant.expiresOn !== null → true': NULL,
    'a === null → false': NULL,
    'a < b → a <= b': EQUAL,
    'facts.soonestExpiry !== null → true': NULL,
  },
  'duplicates.ts': {
    '\'\' → "Stryker was here!"': 'What is no digit is left out.',
  },
  'extensions.ts': {
    'asked !== null → true': NULL,
    'expiresOn !== null → true': NULL,
  },
  'figures.ts': {
    'expiresOn === null → false': NULL,
    'expiresOn < next → expiresOn <= next': EQUAL,
  },
  'freezes.ts': {
    'freeze.until !== null → true': NULL,
    'lastHeldOn === null → false': NULL,
    'freeze.until < earlier → freeze.until <= earlier': 'A day on the last frozen one was left alone before.',
  },
  'memberships.ts': {
    'endsOn !== null → true': NULL,
    '[] → ["Stryker was here"]': 'What has no first day moves nothing.',
  },
  'merges.ts': {
    '\'any\' → ""': 'Anything will do that is no id.',
    'taken[field] !== undefined → true': 'No client has a field that is undefined.',
  },
  'money.ts': {
    '\'\' → "Stryker was here!"': ALWAYS,
    '\'.\' → ""': ALWAYS,
    '[] → ["Stryker was here"]': ALWAYS,
    "parts.find((part) => part.type === 'currency')?.value → parts.find(part => part.type === 'currency').value":
      ALWAYS,
    '/^[-−]? ?/.exec(text)?.[0] → /^[-−]? ?/.exec(text)[0]': ALWAYS,
    '/^[-−]? ?/ → /[-−]? ?/': 'It matches at the front, be it nothing.',
    '/^[-−]? ?/ → /^[-−] ?/': 'Without a sign there is no blank at the front either.',
    '[...CURRENCIES].sort() → [...CURRENCIES]': 'They are written down in order.',
    'known !== undefined → false': REMEMBERED,
    'moneyFormats.set(key, format) → ;': REMEMBERED,
    'numberStyles.set(key, style) → ;': REMEMBERED,
    'digits === null → false': 'It would make no number, which is refused as well.',
    '/[\\\\\\]^-]/g → /[^\\\\\\]^-]/g': 'No language separates digits by one of these signs.',
    '\'\\\\$&\' → ""': 'No language separates digits by one of these signs.',
    '{ useGrouping: true } → {}': 'Numbers as long as the sample are grouped anyway.',
    'groupSizes.at(-1) ?? 3 → groupSizes.at(-1) && 3': 'The last group has three digits in every language.',
    '-2 → +2': 'All groups between the first and the last are alike.',
    "separator === '’' → false": 'The engine at hand writes the other one; others have written this.',
    '\'’\' → ""': 'The engine at hand writes the other one; others have written this.',
    'a.index - b.index → a.index + b.index': 'Sorting leaves equal ones in their order.',
    'a === b → false': 'Sorting leaves equal ones in their order.',
    'a > b → a >= b': EQUAL,
    'total < 0 → total <= 0': 'Of nothing no part is more than nothing.',
  },
  'moves.ts': {
    'problem === null → false': 'No problem on the new day is none, whatever the old one says.',
  },
  'permissions.ts': {
    '\'\' → "Stryker was here!"': 'What somebody may does not hang on what they are called.',
  },
  'policy-simulation.ts': {
    '[] → ["Stryker was here"]': 'Only moments are compared, and a text is none.',
    '\'late_cancelled\' → ""': 'What is neither attended nor a no-show is late.',
  },
  'releases.ts': {
    'expiresOn === null → false': NULL,
  },
  'series-moves.ts': {
    'forward * (a.session.startsAt - b.session.startsAt) → forward / (a.session.startsAt - b.session.startsAt)':
      'Only the sign counts, and no two sessions of a series begin at once.',
  },
  'sign-in.ts': {
    'misses <= FREE_MISSES → misses < FREE_MISSES': 'After the last free miss one try is left either way.',
  },
  'spending.ts': {
    'first === undefined → false': 'Where there is no first, there is no next.',
  },
  'stripe-shares.ts': {
    'borne < saidInAll → borne <= saidInAll':
      'As much as somebody said, spread as they said it, is what they said.',
  },
  'subscriptions.ts': {
    '\'any\' → ""': 'Anything will do that is no id.',
    'lastBefore === null → false': NULL,
    'lastHeld === null → false': NULL,
  },
  'text.ts': {
    '/\\s+/gu → /\\s/gu': 'Blanks become one further down.',
    '/[\\s\\u200c\\u200d]+/gu → /[\\s\\u200c\\u200d]/gu': 'All are left out, one by one or together.',
    '\'\' → "Stryker was here!"':
      'No word of a record is empty, and what is no digit is left out in the end.',
    '\' \' → ""': 'No letter stands beside an address or a number.',
    'trimmed.length <= LONGEST_REASON → false': 'What is short enough is not cut.',
    'trimmed.length <= LONGEST_REASON → trimmed.length < LONGEST_REASON': 'What is short enough is not cut.',
    'nameOfA < nameOfB → nameOfA <= nameOfB': EQUAL,
  },
  'time.ts': {
    '\'\' → "Stryker was here!"': ALWAYS,
    '\'0\' → ""': 'Read as a number, nothing is 0.',
    'compareDates(a, b) <= 0 → compareDates(a, b) < 0': EQUAL,
    'compareDates(a, b) >= 0 → compareDates(a, b) > 0': EQUAL,
    'a < b → a <= b': EQUAL,
    '/^[A-Z][\\w+/-]*$/i → /[A-Z][\\w+/-]*$/i': 'Temporal refuses the rest.',
    '/^[A-Z][\\w+/-]*$/i → /^[A-Z][\\w+/-]*/i': 'Temporal refuses the rest.',
    'error instanceof RangeError → true': 'Temporal throws nothing else.',
    'known !== undefined → false': REMEMBERED,
    'clocks.set(zone, clock) → ;': REMEMBERED,
    '/T(?:[01]\\d|2[0-3]):[0-5]\\d$/ → /T(?:[01]\\d|2[0-3]):[0-5]\\d/':
      'Of sixteen characters that begin with a date none can follow.',
  },
  'undo.ts': {
    'grants.get(line.grantId)?.push → grants.get(line.grantId).push': ALWAYS,
  },
  'wall.ts': {
    '\'\' → "Stryker was here!"': ALWAYS,
  },
  'xray.ts': {
    'from !== null → true': 'No bucket is null.',
  },
  'zone-clock.ts': {
    'day * DAY <= to → day * DAY < to': 'A change at the first moment of a day is kept with the day before.',
    "typeof entry !== 'number' → true": 'A number has no moment that could lie between two others.',
    '\'number\' → ""': 'A number has no moment that could lie between two others.',
  },
}
