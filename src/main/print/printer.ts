import type { BrowserWindow, PrintToPDFOptions } from 'electron'
import { PAPER_MARGIN, RECEIPT_PAPER } from '../../shared/contract/print.ts'
import type { Printer } from '../core/context.ts'
import { Mutex } from '../core/engine/mutex.ts'
import { ORIGIN } from '../origin.ts'

const PRINT_PAGE = `${ORIGIN}/print.html`
const PATIENCE_SECONDS = 60
const MILLIMETRES_PER_INCH = 25.4

/** Runs in the page: how it ended, once it is laid out or has given up. */
const HOW_IT_ENDED = `new Promise((resolve) => {
  const look = () => document.body.dataset.appState
  if (look() !== 'loading') return resolve(look())
  const observer = new MutationObserver(() => {
    if (look() === 'loading') return
    observer.disconnect()
    resolve(look())
  })
  observer.observe(document.body, { attributes: true, attributeFilter: ['data-app-state'] })
})`

/** In the lower edge of every sheet: whose it is, and which page of how many. Chromium fills in the spans. */
const FOOTER = `<div style="width: 100%; margin: 0 10mm; display: flex; justify-content: space-between; font: 7pt sans-serif; color: #000">
  <span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span>
</div>`

/**
 * Draws pages in a window that nobody sees, which is gone when this ends: one at a time, because each is
 * a page with everything that belongs to it.
 */
export function createPrinter(openUnseen: () => BrowserWindow): Printer {
  const line = new Mutex()
  return (sheet) => line.run(() => draw(openUnseen(), sheet))
}

async function draw(window: BrowserWindow, sheet: Parameters<Printer>[0]): Promise<Uint8Array> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const ended = new Promise<never>((_resolve, reject) => {
    const fail = (why: string) => reject(new Error(`No pages: ${why}.`))
    timer = setTimeout(() => fail(`none after ${PATIENCE_SECONDS} seconds`), PATIENCE_SECONDS * 1000)
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      fail(`their page ended, ${reason}`),
    )
    window.once('closed', () => fail('their window was closed'))
  })
  try {
    return await Promise.race([drawIn(window, sheet), ended])
  } finally {
    clearTimeout(timer)
    if (!window.isDestroyed()) window.destroy()
  }
}

async function drawIn({ webContents }: BrowserWindow, sheet: Parameters<Printer>[0]): Promise<Uint8Array> {
  await webContents.loadURL(`${PRINT_PAGE}?${new URLSearchParams({ sheet: JSON.stringify(sheet) })}`)
  const end: unknown = await webContents.executeJavaScript(HOW_IT_ENDED)
  if (end !== 'ready') throw new Error('No pages: they could not be laid out.')
  const { top, bottom, side } = PAPER_MARGIN
  return webContents.printToPDF({
    ...pageOf(sheet),
    margins: {
      top: top / MILLIMETRES_PER_INCH,
      bottom: bottom / MILLIMETRES_PER_INCH,
      left: side / MILLIMETRES_PER_INCH,
      right: side / MILLIMETRES_PER_INCH,
    },
    printBackground: true,
    // A receipt is one page of its own.
    displayHeaderFooter: sheet.sheet !== 'receipt',
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

function pageOf(sheet: Parameters<Printer>[0]): Pick<PrintToPDFOptions, 'landscape' | 'pageSize'> {
  if (sheet.sheet === 'receipt') {
    const { width, height } = RECEIPT_PAPER
    return { pageSize: { width: width / MILLIMETRES_PER_INCH, height: height / MILLIMETRES_PER_INCH } }
  }
  return { landscape: true, pageSize: sheet.paper === 'a3' ? 'A3' : 'A4' }
}
