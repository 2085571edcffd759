import { clientWords } from '../../../../shared/domain/clients.ts'
import { type Look, pagesAfter, startOf } from './look.ts'
import { type ClientRow, lastClientId, listClientRows, listWords } from './words-queries.ts'

/** W1: every client is found by the words of their name, e-mail address and phone, and by no others. */
export async function checkWords(look: Look): Promise<void> {
  const pages = pagesAfter(
    startOf(look, await lastClientId(look.q)),
    (after) => listClientRows(look.q, after),
    (client) => client.id,
  )
  for await (const page of pages) {
    await checkWordsOf(look, page)
    await look.pause(0)
  }
}

/** The same for some clients who follow one another. */
export async function checkWordsOf(look: Look, page: readonly [ClientRow, ...ClientRow[]]): Promise<void> {
  const stored = new Map<number, Set<string>>(page.map(({ id }) => [id, new Set()]))
  const range = { first: page[0].id, last: page.at(-1)?.id ?? page[0].id }
  for (const { clientId, word } of await listWords(look.q, range)) stored.get(clientId)?.add(word)
  for (const client of page) {
    // Who was merged into another is not found any more.
    const words = client.status === 'merged' ? [] : clientWords(client)
    const found = stored.get(client.id) ?? new Set()
    if (found.size === words.length && words.every((word) => found.has(word))) continue
    const say = (some: Iterable<string>) => [...some].sort().join(' ') || 'nothing'
    look.findings.add('W1', 'client', client.id, `found by ${say(words)}`, say(found), 'find_again')
  }
}
