import type { SavedState } from '../../../shared/contract/index.ts'
import { onPush } from '../api/client.ts'
import { i18n } from '../i18n/setup.ts'
import { toast } from './toast.tsx'

/** How it ended, and what the file is called where it is: the person may have chosen another name. */
export type Saved = { readonly state: SavedState; readonly name: string }

/** Hands a file over to be saved; the system asks where. Answers when it is saved, or when it will not be. */
function save(name: string, content: BlobPart, type: string): Promise<Saved> {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  return new Promise((resolve) => {
    const stop = onPush((push) => {
      if (push.kind !== 'saved' || push.url !== url) return
      stop()
      URL.revokeObjectURL(url)
      resolve(push)
    })
    link.click()
  })
}

/** Saves a table as text. */
export function saveTable(name: string, csv: string): Promise<Saved> {
  return save(name, csv, 'text/csv;charset=utf-8')
}

/** Saves a document whose bytes are given as base64. */
export function savePdf(name: string, base64: string): Promise<Saved> {
  return save(
    name,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    'application/pdf',
  )
}

/** Says how it ended: in these words that the file is there, or that it could not be saved; whoever cancelled knows. */
export function tellSaved({ state, name }: Saved, message: (file: string) => string): void {
  if (state === 'completed') toast({ message: message(name) })
  if (state === 'interrupted') toast({ message: i18n.t('print.notSaved', { file: name }), tone: 'refused' })
}
