import { create } from 'zustand'
import type { Input, Reply } from '../../../../shared/contract/index.ts'
import { IMPORT_LIMITS } from '../../../../shared/domain/client-import-terms.ts'
import { refusalReply } from '../../../../shared/messages/refusal-reply.ts'
import { call, onPush, type Refusal } from '../../api/client.ts'
import { announce } from '../../components/live-region.tsx'
import { toast } from '../../components/toast.tsx'
import { sentences } from '../../i18n/sentences.ts'
import { i18n } from '../../i18n/setup.ts'
import { type Draft, draftOf, type ImportResult, rereadDraft } from './view-model.ts'

/** Where in the import one is. */
export type Place =
  | { readonly at: 'file' }
  | { readonly at: 'columns'; readonly draft: Draft }
  | { readonly at: 'preview'; readonly draft: Draft }
  | {
      readonly at: 'running'
      readonly draft: Draft
      readonly commandId: string
      /** How many clients it is about. */
      readonly clients: number
      /** Null until the first rows are written. */
      readonly progress: { readonly done: number; readonly total: number } | null
      readonly stopping: boolean
    }
  | { readonly at: 'done'; readonly draft: Draft; readonly result: ImportResult }

type ImportState = {
  readonly place: Place
  /** The file that is being read right now. */
  readonly reading: string | null
  readonly refusal: Refusal | null
  readonly isOnScreen: boolean
}

/**
 * The import at hand. It lives outside the screen, so that one may look something up elsewhere, also while it runs,
 * and come back to where one was.
 */
export const useImport = create<ImportState>(() => ({
  place: { at: 'file' },
  reading: null,
  refusal: null,
  isOnScreen: false,
}))

const set = (state: Partial<ImportState>) => useImport.setState(state)

/** Reads what was chosen or dropped and goes on to its columns; says why when it cannot be read. */
export async function chooseFiles(files: readonly File[]): Promise<void> {
  const [file] = files
  if (file === undefined || useImport.getState().reading !== null) return
  if (files.length > 1) return set({ refusal: ownRefusal(i18n.t('import.file.one')) })
  if (file.size > IMPORT_LIMITS.bytes) {
    const details = { bytes: file.size, limit: IMPORT_LIMITS.bytes }
    const why = sentences().importRefusalSentence({ code: 'FILE_TOO_LARGE', details })
    return set({ refusal: named(file, why) })
  }
  await whileReading(file.name, async () => {
    const bytes = await bytesOf(file)
    if (bytes === null) {
      return set({ refusal: ownRefusal(i18n.t('import.file.unreadable', { name: file.name })) })
    }
    const reply = await call('import.open', { fileName: file.name, content: bytes })
    if (reply.ok) set({ place: { at: 'columns', draft: draftOf(file.name, bytes, reply.value) } })
    else set({ refusal: isAboutFile(reply) ? named(file, reply.error.message) : reply.error })
  })
}

export type ReadingChoices = Pick<Input<'import.open'>, 'encoding' | 'delimiter' | 'headerLine'>

/** Reads the file at hand in another way. When that fails, everything stays as it was. */
export async function readAgain(choices: ReadingChoices): Promise<void> {
  const { place, reading } = useImport.getState()
  if ((place.at !== 'columns' && place.at !== 'preview') || reading !== null) return
  const { draft } = place
  await whileReading(draft.fileName, async () => {
    const reply = await call('import.open', { fileName: draft.fileName, content: draft.bytes, ...choices })
    if (!reply.ok) return set({ refusal: reply.error })
    forget(draft)
    set({ place: { at: place.at, draft: rereadDraft(draft, reply.value) } })
  })
}

/** How the file at hand was read, to read it in the same way again or to change one thing about it. */
export function choicesOf({ opened }: Draft): ReadingChoices {
  const { encoding, delimiter, headerLine } = opened
  return { encoding, delimiter, headerLine }
}

export function changeDraft(change: (draft: Draft) => Draft): void {
  const { place } = useImport.getState()
  if (place.at === 'columns' || place.at === 'preview') {
    set({ place: { at: place.at, draft: change(place.draft) }, refusal: null })
  }
}

export function goTo(at: 'columns' | 'preview'): void {
  const { place } = useImport.getState()
  if (place.at === 'columns' || place.at === 'preview') {
    set({ place: { at, draft: place.draft }, refusal: null })
  }
}

/** Forgets the file at hand and begins anew. */
export function startOver(): void {
  const { place } = useImport.getState()
  if (place.at === 'running') return
  if (place.at !== 'file') forget(place.draft)
  set({ place: { at: 'file' }, refusal: null })
}

/** Takes the rows over, bad ones left out. Ends at the result, or back at the preview with the reason. */
export async function startImport(clients: number): Promise<void> {
  const { place } = useImport.getState()
  if (place.at !== 'preview') return
  const { draft } = place
  const commandId = crypto.randomUUID()
  const running = { at: 'running', draft, commandId, clients, progress: null, stopping: false } as const
  set({ place: running, refusal: null })
  const stopListening = onPush((push) => {
    if (push.kind !== 'progress' || push.task !== commandId) return
    change(commandId, { progress: { done: push.done, total: push.total } })
  })
  let next: Partial<ImportState> = { place: { at: 'preview', draft } }
  try {
    const { importId } = draft.opened
    const { mapping, dateOrder, takeUpdates } = draft
    const choices = { mapping, dateOrder, takeUpdates, leaveOutBadRows: true }
    const reply = await call('import.commit', { commandId, importId, ...choices })
    next = reply.ok
      ? { place: { at: 'done', draft, result: reply.value } }
      : { ...next, refusal: reply.error }
    if (!reply.ok) tellRefused(reply.error)
    else if (!useImport.getState().isOnScreen) tellImported(reply.value)
  } finally {
    stopListening()
    set(next)
  }
}

/** Asks main to stop; it answers the import itself with a refusal. */
export async function stopImport(): Promise<void> {
  const { place } = useImport.getState()
  if (place.at !== 'running' || place.stopping) return
  change(place.commandId, { stopping: true })
  await call('tasks.stop', { task: place.commandId })
}

/** The step that is shown next begins at its heading, above the reason. */
function tellRefused({ message }: Refusal): void {
  if (useImport.getState().isOnScreen) announce(message)
  else toast({ message, tone: 'refused' })
}

function tellImported({ created, updated }: ImportResult): void {
  toast({ message: i18n.t('import.running.elsewhere', { count: created + updated }) })
}

type Running = Extract<Place, { at: 'running' }>

function change(commandId: string, running: Partial<Running>): void {
  const { place } = useImport.getState()
  if (place.at === 'running' && place.commandId === commandId) set({ place: { ...place, ...running } })
}

async function whileReading(name: string, work: () => Promise<void>): Promise<void> {
  set({ reading: name, refusal: null })
  try {
    await work()
  } finally {
    set({ reading: null })
  }
}

/** Null for what has no bytes to give: a folder, or a file that was moved in the meantime. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  const buffer = await file.arrayBuffer().catch(() => null)
  return buffer === null ? null : new Uint8Array(buffer)
}

function forget(draft: Draft): void {
  void call('import.discard', { importId: draft.opened.importId })
}

function isAboutFile(reply: Reply): boolean {
  return !reply.ok && reply.error.code === 'VALIDATION'
}

function named(file: File, message: string): Refusal {
  return ownRefusal(i18n.t('import.file.refused', { name: file.name, message }))
}

/** What the window itself finds wrong, in the form in which main says it. */
function ownRefusal(message: string): Refusal {
  return refusalReply({ code: 'VALIDATION', details: { issues: [{ path: 'content', message }] } }).error
}
