// First, because schemas are made as soon as their modules load.
import './zod-without-code.ts'
import '@fontsource-variable/inter/opsz.css'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { PrintedSheet } from '../../shared/contract/print.ts'
import { formatDay } from './i18n/format-date.ts'
import { startLanguage } from './i18n/languages.ts'
import { i18n } from './i18n/setup.ts'
import { fitSheets } from './screens/print/fit-sheets.ts'
import { PrintedCallList } from './screens/print/printed-call-list.tsx'
import { PrintedReceipt, receiptTitle } from './screens/print/printed-receipt.tsx'
import { PrintedSchedule, titleOf } from './screens/print/printed-schedule.tsx'
import { askedSheet, readCallList, readReceipt, readSheet } from './screens/print/read-sheet.ts'

/**
 * The page of a window that nobody sees: it draws what its address asks for, once, and says that it is ready. Main makes
 * a PDF of it.
 */
async function print(root: HTMLElement): Promise<void> {
  await startLanguage(i18n)
  const { title, pages } = await pagesOf(askedSheet(location.search))
  document.title = title
  flushSync(() => createRoot(root).render(<I18nextProvider i18n={i18n}>{pages}</I18nextProvider>))
  // Letters are fetched once they are laid out, and are as wide as they are only then.
  root.getBoundingClientRect()
  await document.fonts.ready
  fitSheets(root)
}

async function pagesOf(asked: PrintedSheet): Promise<{ readonly title: string; readonly pages: ReactNode }> {
  if (asked.sheet === 'calls') {
    const answer = await readCallList(asked)
    const day = formatDay(asked.date, 'long')
    const title = i18n.t('print.document', {
      studio: answer.studio.name,
      days: i18n.t('calls.heading', { day }),
    })
    return { title, pages: <PrintedCallList asked={asked} {...answer} /> }
  }
  if (asked.sheet === 'receipt') {
    const sale = await readReceipt(asked)
    const title = i18n.t('receipt.document', { studio: sale.studio.name, title: receiptTitle(sale) })
    return { title, pages: <PrintedReceipt sale={sale} /> }
  }
  const answer = await readSheet(asked)
  const pages = <PrintedSchedule asked={asked} answer={answer} />
  return { title: titleOf(asked, answer.studio.name), pages }
}

const container = document.getElementById('root')
if (container === null) throw new Error('the page has no #root')
print(container).then(
  () => {
    document.body.dataset.appState = 'ready'
  },
  (error: unknown) => {
    document.body.dataset.appState = 'failed'
    throw error
  },
)
