import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

const LIST = [
  'Vorname;Nachname;E-Mail;Guthaben;Gültig bis',
  'Anna;Weiß;anna@example.com;12;31.12.2099',
  'Ben;Groß;ben@example.com;;',
  'Cleo;Roth;cleo@;3;',
]

/** From the list of clients to the columns of a file. */
async function openFile(page: Page, path: string): Promise<void> {
  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).first().click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose file' }).click()
  await (await chooser).setFiles(path)
  await expect(page.getByRole('heading', { name: 'Check what the columns hold' })).toBeFocused()
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
}

/** Answers the system's question where to save. */
async function saveTo(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ session }, target) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
  }, path)
}

test.describe('an import', () => {
  test('brings clients with the credits they had left, and tells what it left out', async ({
    app,
    page,
    dataFolder,
  }) => {
    const path = join(dataFolder, 'clients.csv')
    writeFileSync(path, Buffer.from(LIST.join('\r\n'), 'latin1'))

    await openFile(page, path)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Preview the import' }).click()
    await page.getByRole('button', { name: 'Bad 1' }).click()
    await page.getByRole('row', { name: /Cleo Roth/ }).click()
    await expect(page.getByRole('complementary', { name: 'Line 4' })).toContainText('not an e-mail address')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Leave out 1 bad row and import 2 clients' }).click()
    await expect(page.getByRole('heading', { name: '2 clients imported' })).toBeFocused()
    await expectAccessible(page)
    const report = join(dataFolder, 'report.csv')
    await saveTo(app, report)
    await page.getByRole('button', { name: 'Save report' }).click()
    await expect.poll(() => existsSync(report) && readFileSync(report, 'utf8')).toContain('4,Bad,Cleo Roth')
    await page.getByRole('button', { name: 'Go to clients' }).click()

    await expect(page.getByRole('row', { name: /Anna Weiß/ })).toContainText('12')
  })

  test('follows what is corrected about the columns', async ({ page, dataFolder }) => {
    const path = join(dataFolder, 'clients.csv')
    writeFileSync(path, 'Anna;030 1234567;Knie links\nBen;030 7654321;\n')

    await openFile(page, path)
    await page.getByLabel('Column names').selectOption('On line 1')
    await expect(page.getByText('1 row', { exact: true })).toBeVisible()
    await page.getByLabel('Column names').selectOption('There are none')
    await page.getByLabel('What column 3 holds').selectOption('Notes')
    await page.getByLabel('What column 1 holds').selectOption('Not imported')
    await page.getByRole('button', { name: 'Preview the import' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Choose the column' })).toBeFocused()
    await page.getByLabel('What column 1 holds').selectOption('First name')
    await page.getByRole('button', { name: 'Preview the import' }).click()

    await expect(page.getByRole('row', { name: /Anna/ })).toContainText('Becomes a client')
    await expect(page.getByRole('button', { name: 'Import 2 clients' })).toBeVisible()
  })

  test('can be stopped on the way, and then has written nothing', async ({ page, dataFolder }) => {
    const path = join(dataFolder, 'clients.csv')
    const rows = Array.from({ length: 20_000 }, (_, index) => `Anna,${index},anna${index}@example.com,5`)
    writeFileSync(path, ['First name,Last name,E-mail,Credits', ...rows].join('\n'))

    await openFile(page, path)
    await page.getByRole('button', { name: 'Preview the import' }).click()
    await page.getByRole('button', { name: 'Import 20,000 clients' }).click()
    await expect(page.getByRole('progressbar', { name: 'Clients written' })).toHaveAttribute(
      'aria-valuenow',
      /^[1-9]/,
    )
    await page.getByRole('button', { name: 'Stop the import' }).click()
    await expect(page.getByText('The import was stopped. Nothing was written.').first()).toBeVisible()
    await page.getByRole('link', { name: 'Clients' }).click()

    await expect(page.getByRole('heading', { name: 'No clients yet' })).toBeVisible()
  })

  test('says what is wrong with a file that is dropped, and how to make a list of it', async ({ page }) => {
    await page.getByRole('link', { name: 'Clients' }).click()
    await page.getByRole('button', { name: 'Import', exact: true }).first().click()
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['PK\u0003\u0004 [Content_Types].xml'], 'clients.xlsx'))
      return data
    })
    await page.getByText('Drop a CSV file here').dispatchEvent('drop', { dataTransfer: dropped })

    await expect(
      page.getByText('clients.xlsx: This is an Excel workbook. Save it as CSV first.'),
    ).toBeVisible()
  })
})

test('the page may save what it has made itself, and nothing else', async ({ app, page }) => {
  const answers = await app.evaluateHandle(({ session }) => {
    const denied: [url: string, denied: boolean][] = []
    session.defaultSession.on('will-download', (event, item) => {
      denied.push([item.getURL().split(':')[0] ?? '', event.defaultPrevented])
      event.preventDefault()
    })
    return denied
  })

  await page.evaluate(() => {
    const save = (href: string) =>
      Object.assign(document.createElement('a'), { href, download: 'a.csv' }).click()
    save('data:text/csv,a')
    save(URL.createObjectURL(new Blob(['a'])))
  })

  await expect
    .poll(async () => (await answers.jsonValue()).toSorted())
    .toEqual([
      ['blob', false],
      ['data', true],
    ])
})
