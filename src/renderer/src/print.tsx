// First, because schemas are made as soon as their modules load.
import './zod-without-code.ts'
import '@fontsource-variable/inter/opsz.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { i18n } from './i18n/setup.ts'
import { fitSheets } from './screens/print/fit-sheets.ts'
import { PrintedSchedule, titleOf } from './screens/print/printed-schedule.tsx'
import { askedSheet, readSheet } from './screens/print/read-sheet.ts'

/**
 * The page of a window that nobody sees: it draws what its address asks for, once, and says that it is ready. Main makes
 * a PDF of it.
 */
async function print(root: HTMLElement): Promise<void> {
  const asked = askedSheet(location.search)
  const answer = await readSheet(asked)
  document.title = titleOf(asked, answer.studio.name)
  flushSync(() =>
    createRoot(root).render(
      <I18nextProvider i18n={i18n}>
        <PrintedSchedule asked={asked} answer={answer} />
      </I18nextProvider>,
    ),
  )
  // Letters are fetched once they are laid out, and are as wide as they are only then.
  root.getBoundingClientRect()
  await document.fonts.ready
  fitSheets(root)
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
