import type { Random } from '../../src/main/core/features/demo/random.ts'
import { type Files, FOLDER_ITSELF, type Operation } from './recording.ts'

/** What a disk writes as one: half of it is never there. */
const SECTOR = 512

type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number }

/** Names that changed at once, with the file that each stands for from then on. */
type NameChange = readonly (readonly [name: string, file: StoredFile | null])[]

/**
 * A folder on a disk with a cache, as SQLite assumes it to be (sqlite.org/atomiccommit.html): what a file was told
 * to sync is kept; of everything later any part may be kept, in any order, and a write may be kept by the sector.
 * Names are kept once their folder was synced; of later changes of names the first so many are kept.
 */
export class Disk {
  readonly #handles = new Map<number, StoredFile | typeof FOLDER_ITSELF>()
  readonly #names = new Map<string, StoredFile>()
  readonly #keptNames = new Map<string, StoredFile>()
  readonly #laterNames: NameChange[] = []

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'open':
        this.#handles.set(operation.handle, this.#open(operation.name, operation.empties))
        return
      case 'write':
      case 'truncate':
        this.#file(operation.handle).later.push(operation)
        return
      case 'sync':
        this.#sync(operation.handle)
        return
      case 'remove':
        this.#rename([[operation.name, null]])
        return
      case 'rename': {
        const file = this.#names.get(operation.from) ?? null
        this.#rename([
          [operation.from, null],
          [operation.to, file],
        ])
      }
    }
  }

  /** The files as programs see them: everything is there, on the disk or in its cache. */
  seen(): Files {
    return new Map([...this.#names].map(([name, file]) => [name, file.after(file.later)]))
  }

  /** The files after a power cut at this moment; another one for every draw. Changes nothing. */
  afterPowerCut(random: Random): Files {
    const names = new Map(this.#keptNames)
    const kept = random.integer(0, this.#laterNames.length)
    for (const change of this.#laterNames.slice(0, kept)) applyNames(names, change)
    const luck = drawLuck(random)
    const files = [...names].map(([name, file]) => [name, file.after(surviving(file, luck, random))] as const)
    return new Map(files)
  }

  #open(name: string, empties: boolean): StoredFile | typeof FOLDER_ITSELF {
    if (name === FOLDER_ITSELF) return FOLDER_ITSELF
    const known = this.#names.get(name)
    if (known === undefined) {
      const made = new StoredFile()
      this.#rename([[name, made]])
      return made
    }
    if (empties) known.later.push({ kind: 'truncate', length: 0 })
    return known
  }

  #file(handle: number): StoredFile {
    const file = this.#handles.get(handle)
    if (!(file instanceof StoredFile)) throw new Error(`Nothing to write to is open as ${handle}.`)
    return file
  }

  #sync(handle: number): void {
    if (this.#handles.get(handle) !== FOLDER_ITSELF) {
      this.#file(handle).sync()
      return
    }
    for (const change of this.#laterNames.splice(0)) applyNames(this.#keptNames, change)
  }

  #rename(change: NameChange): void {
    applyNames(this.#names, change)
    this.#laterNames.push(change)
  }
}

function applyNames(names: Map<string, StoredFile>, change: NameChange): void {
  for (const [name, file] of change) {
    if (file === null) names.delete(name)
    else names.set(name, file)
  }
}

class StoredFile {
  readonly #kept = new Content()
  /** What no sync has reached, oldest first. */
  readonly later: Change[] = []

  sync(): void {
    for (const change of this.later.splice(0)) this.#kept.apply(change)
  }

  /** What is kept with these changes after it. */
  after(changes: readonly Change[]): Buffer {
    const content = this.#kept.copy()
    for (const change of changes) content.apply(change)
    return content.bytes()
  }
}

/** Bytes that grow. Beyond the length everything is zero, as in a file that is made longer. */
class Content {
  #space: Buffer
  #length: number

  constructor(space = Buffer.alloc(SECTOR), length = 0) {
    this.#space = space
    this.#length = length
  }

  copy(): Content {
    return new Content(Buffer.from(this.#space), this.#length)
  }

  bytes(): Buffer {
    return this.#space.subarray(0, this.#length)
  }

  apply(change: Change): void {
    if (change.kind === 'truncate') {
      this.#space.fill(0, Math.min(change.length, this.#length))
      this.#reach(change.length)
      this.#length = change.length
      return
    }
    this.#reach(change.offset + change.bytes.length)
    change.bytes.copy(this.#space, change.offset)
  }

  #reach(length: number): void {
    if (length > this.#space.length) {
      const larger = Buffer.alloc(Math.max(length, this.#space.length * 2))
      this.#space.copy(larger)
      this.#space = larger
    }
    this.#length = Math.max(this.#length, length)
  }
}

/** What the cut does to changes that no sync has reached: the extremes on purpose, mostly anything between. */
type Luck = 'nothing is kept' | 'everything is kept' | 'the first are kept' | 'any are kept'

const LUCK: readonly (readonly [luck: Luck, weight: number])[] = [
  ['nothing is kept', 15],
  ['everything is kept', 10],
  ['the first are kept', 25],
  ['any are kept', 50],
]

function drawLuck(random: Random): Luck {
  return random.weighted(LUCK, ([, weight]) => weight)?.[0] ?? 'any are kept'
}

function surviving({ later }: StoredFile, luck: Luck, random: Random): Change[] {
  if (luck === 'nothing is kept') return []
  if (luck === 'everything is kept') return later
  if (luck === 'any are kept') return later.flatMap((change) => anyPart(change, random))
  const whole = random.integer(0, later.length)
  return [
    ...later.slice(0, whole),
    ...later.slice(whole, whole + 1).flatMap((change) => torn(change, random)),
  ]
}

function anyPart(change: Change, random: Random): Change[] {
  const draw = random.next()
  if (draw < 0.45) return [change]
  if (draw < 0.7) return torn(change, random)
  return draw < 0.8 ? zeros(change) : []
}

/** Some of its sectors. */
function torn(change: Change, random: Random): Change[] {
  if (change.kind === 'truncate') return random.chance(0.5) ? [change] : []
  const parts: Change[] = []
  const end = change.offset + change.bytes.length
  for (let from = change.offset; from < end; ) {
    const to = Math.min(end, (Math.floor(from / SECTOR) + 1) * SECTOR)
    const bytes = change.bytes.subarray(from - change.offset, to - change.offset)
    if (random.chance(0.5)) parts.push({ kind: 'write', offset: from, bytes })
    from = to
  }
  return parts
}

/** The file has become longer, and what was to be there is not: some file systems keep the length first. */
function zeros(change: Change): Change[] {
  if (change.kind === 'truncate') return []
  return [{ kind: 'write', offset: change.offset + change.bytes.length, bytes: Buffer.alloc(0) }]
}
