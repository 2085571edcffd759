/** What the clients of a large studio are called, in turn. */
export const FIRST_NAMES = [
  'Ada',
  'Bea',
  'Cleo',
  'Dora',
  'Emil',
  'Finn',
  'Gita',
  'Hugo',
  'Ida',
  'Jan',
  'Kemal',
  'Lea',
]

export const LAST_NAMES = [
  'Berg',
  'Åström',
  'Öz',
  'Novak',
  'Silva',
  'Kowalski',
  'Meyer',
  'Tanaka',
  'Dubois',
  'Rossi',
]
