import { applyEntry, type Buckets, EMPTY_BUCKETS, ENTRY_KINDS } from '../../../../shared/domain/credits.ts'
import type { RepairName } from '../../../../shared/messages/repairs.ts'
import { type ChainHead, GENESIS } from '../audit/chain.ts'
import { findChainHead } from '../audit/chain-queries.ts'
import { auditHash } from '../audit/queries.ts'
import { entryHash } from '../ledger/queries.ts'
import { isGrantSound } from '../ledger/sound-queries.ts'
import { type Look, pagesAfter, startOf } from './look.ts'
import {
  type GrantRow,
  type Link,
  listAuditLinks,
  listEntryLinks,
  listGrantRows,
  listGrantsOfPack,
  listImbalances,
  listMoves,
  type Move,
} from './queries.ts'

type ChainKind<T> = {
  readonly chain: 'ledger' | 'audit'
  readonly entity: 'entry' | 'audit'
  list(q: Look['q'], after: number, limit?: number): Promise<Link<T>[]>
  hash(before: string, fields: T): string
}

/** I7 for the ledger. */
export async function checkLedgerChain(look: Look, lastSeq: number): Promise<void> {
  const kind = { chain: 'ledger', entity: 'entry', list: listEntryLinks, hash: entryHash } as const
  look.checked.entries += await checkChain(look, lastSeq, kind)
}

/** I7 for the audit log. */
export async function checkAuditChain(look: Look, lastSeq: number): Promise<void> {
  await checkChain(look, lastSeq, { chain: 'audit', entity: 'audit', list: listAuditLinks, hash: auditHash })
}

/**
 * Follows one chain from link to link. Goes on with what is stored, so that one changed row is one finding and
 * not one for every row after it. Answers how many links there are.
 */
async function checkChain<T>(look: Look, lastSeq: number, kind: ChainKind<T>): Promise<number> {
  const start = startOf(look, lastSeq)
  const [atStart] = start === 0 ? [{ seq: 0, hash: GENESIS }] : await kind.list(look.q, start - 1, 1)
  let before: ChainHead | null = atStart?.seq === start ? atStart : null
  let links = 0
  const pages = pagesAfter(
    start,
    (after) => kind.list(look.q, after),
    (link) => link.seq,
  )
  for await (const page of pages) {
    for (const link of page) {
      checkLink(look, kind, before, link)
      before = link
    }
    links += page.length
    await look.pause(page.length)
  }
  await checkHead(look, kind, before)
  return links
}

function checkLink<T>(look: Look, kind: ChainKind<T>, before: ChainHead | null, link: Link<T>): void {
  const { add } = look.findings
  if (before !== null && link.seq !== before.seq + 1) {
    add('I7', kind.entity, link.seq, `number ${before.seq + 1} after ${before.seq}`, `number ${link.seq}`)
  } else if (before !== null && link.prevHash !== before.hash) {
    add('I7', kind.entity, link.seq, `the hash of row ${before.seq}`, 'another hash before it')
  }
  if (link.fields === null || kind.hash(link.prevHash, link.fields) !== link.hash) {
    add('I7', kind.entity, link.seq, 'content that matches its hash', 'content that was changed')
  }
}

async function checkHead<T>(look: Look, kind: ChainKind<T>, last: ChainHead | null): Promise<void> {
  const head = (await findChainHead(look.q, kind.chain)) ?? { seq: 0, hash: GENESIS }
  if (last === null || (head.seq === last.seq && head.hash === last.hash)) return
  look.findings.add(
    'I7',
    kind.entity,
    last.seq,
    `the chain to end at row ${head.seq}`,
    head.seq === last.seq ? `another hash at row ${last.seq}` : `its end at row ${last.seq}`,
  )
}

/** I1, I7 and V1 for every grant: its buckets against its own lines. */
export async function checkGrants(look: Look, lastId: number): Promise<void> {
  const pages = pagesAfter(
    startOf(look, lastId),
    (after) => listGrantRows(look.q, after),
    (grant) => grant.id,
  )
  for await (const page of pages) {
    await checkGrantPage(look, page)
    look.checked.grants += page.length
    await look.pause(page.length)
  }
}

/** The same for some grants that follow one another. */
export async function checkGrantPage(look: Look, page: readonly [GrantRow, ...GrantRow[]]): Promise<void> {
  const folds = await foldMoves(look, page[0].id, page.at(-1)?.id ?? page[0].id)
  for (const grant of page) {
    const fold = folds.get(grant.id) ?? NOTHING
    if (wrongFigures(grant, fold).length === 0) continue
    const mendable = isLawful(fold) && (await isGrantSound(look.q, grant.id))
    const repair = mendable ? 'rebuild_grant' : null
    checkBuckets(look, grant, repair)
    checkAgainstFold(look, grant, fold, repair)
  }
}

type Fold = { readonly buckets: Buckets; readonly granted: number; readonly entries: number }

const NOTHING: Fold = { buckets: EMPTY_BUCKETS, granted: 0, entries: 0 }
const BUCKETS = ['available', 'held', 'used', 'expired', 'revoked'] as const
const KNOWN_KINDS: ReadonlySet<string> = new Set(ENTRY_KINDS)

/** Plays the ledger of these grants again, line after line. */
async function foldMoves(look: Look, firstId: number, lastId: number): Promise<Map<number, Fold>> {
  const folds = new Map<number, Fold>()
  const pages = pagesAfter(
    { grantId: firstId, grantSeq: 0 },
    (after) => listMoves(look.q, after, lastId),
    (move) => move,
  )
  for await (const page of pages) {
    for (const move of page)
      folds.set(move.grantId, applyMove(look, folds.get(move.grantId) ?? NOTHING, move))
    await look.pause(0)
  }
  return folds
}

function applyMove(look: Look, before: Fold, move: Move): Fold {
  const { add } = look.findings
  const { seq, grantId, grantSeq, kind, units } = move
  if (grantSeq !== before.entries + 1) {
    add('I7', 'grant', grantId, `its line ${before.entries + 1} next`, `line ${grantSeq}, entry ${seq}`)
  }
  // A line of no known kind moves nothing; its hash names it.
  if (!KNOWN_KINDS.has(kind)) return { ...before, entries: grantSeq }
  const buckets = applyEntry(before.buckets, move)
  for (const bucket of BUCKETS) {
    if (buckets[bucket] < 0 && buckets[bucket] < before.buckets[bucket]) {
      add('I1', 'grant', grantId, 'no bucket below 0', `${bucket} ${buckets[bucket]} after entry ${seq}`)
    }
  }
  return { buckets, granted: before.granted + (kind === 'GRANT' ? units : 0), entries: grantSeq }
}

/** What the buckets of a grant could be set to: nothing below 0. */
function isLawful({ buckets }: Fold): boolean {
  return BUCKETS.every((bucket) => buckets[bucket] >= 0)
}

function checkBuckets(look: Look, grant: GrantRow, repair: RepairName | null): void {
  const { add } = look.findings
  const sum = BUCKETS.reduce((total, bucket) => total + grant[bucket], 0)
  if (sum !== grant.granted) {
    add('I1', 'grant', grant.id, `buckets that add up to ${grant.granted} granted`, `${sum} in all`, repair)
  }
  for (const bucket of BUCKETS) {
    if (grant[bucket] < 0) {
      add('I1', 'grant', grant.id, 'no bucket below 0', `${bucket} ${grant[bucket]}`, repair)
    }
  }
}

const FIGURES = ['granted', ...BUCKETS, 'lines'] as const
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>

function figuresOf(grant: GrantRow): Figures {
  return { ...grant, lines: grant.entryCount }
}

function foldedFigures({ buckets, granted, entries }: Fold): Figures {
  return { ...buckets, granted, lines: entries }
}

function wrongFigures(grant: GrantRow, fold: Fold): (keyof Figures)[] {
  const [cached, folded] = [figuresOf(grant), foldedFigures(fold)]
  return FIGURES.filter((name) => folded[name] !== cached[name])
}

function checkAgainstFold(look: Look, grant: GrantRow, fold: Fold, repair: RepairName | null): void {
  const wrong = wrongFigures(grant, fold)
  const say = (figures: Figures) => wrong.map((name) => `${name} ${figures[name]}`).join(', ')
  look.findings.add('V1', 'grant', grant.id, say(foldedFigures(fold)), say(figuresOf(grant)), repair)
}

/**
 * I2: completed + scheduled + remaining = total, per subscription. A client's figures are sums over their
 * subscriptions, so they add up when these do.
 */
export async function checkTotals(look: Look): Promise<void> {
  for (const { subscriptionId, completed, scheduled, remaining, total } of await listImbalances(look.q)) {
    const repair = (await isPackSound(look, subscriptionId)) ? 'rebuild_pack' : null
    look.findings.add(
      'I2',
      'subscription',
      subscriptionId,
      `a total of ${total}`,
      `completed ${completed} + scheduled ${scheduled} + remaining ${remaining}`,
      repair,
    )
  }
}

async function isPackSound(look: Look, subscriptionId: number): Promise<boolean> {
  for (const { id } of await listGrantsOfPack(look.q, subscriptionId)) {
    if (!(await isGrantSound(look.q, id))) return false
  }
  return true
}
