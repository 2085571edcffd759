import { type ClientsSearch, clientsSearch } from './search.ts'

/** Whose settings these are, among the views of a person. */
const SCREEN = 'clients'

type Settings = Readonly<Record<string, unknown>>

/** What is kept of an address: whom it shows and in which order, not what is looked at beside the list. */
export function settingsOf({ client: _client, ...shown }: ClientsSearch): Settings {
  const written = Object.entries(shown).filter(([, value]) => value !== undefined)
  return { screen: SCREEN, ...Object.fromEntries(written) }
}

export const isOfClients = (settings: Settings): boolean => settings.screen === SCREEN

/** The address that shows what was kept; all that is not kept is as usual. */
export function searchOf(settings: Settings): Partial<ClientsSearch> {
  const { client: _client, ...shown } = clientsSearch.parse(settings)
  const usual = Object.fromEntries(Object.keys(clientsSearch.shape).map((name) => [name, undefined]))
  const { client: _also, ...cleared } = usual
  return { ...cleared, ...shown }
}

/** Whether two show the same list. */
export function isSame(one: Settings, other: Settings): boolean {
  const sorted = (settings: Settings) => JSON.stringify(Object.entries(settings).sort(byName))
  return sorted(one) === sorted(other)
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
