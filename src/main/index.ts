import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app } from 'electron'
import { mayChangeWhoSignsIn, tellSignIn, watchDesk } from './desk-watch.ts'
import { pushToWindows, registerCalls } from './ipc/register.ts'
import { speakHere } from './language.ts'
import { describeRuntime, openLog } from './log.ts'
import { installMenu, offerLock } from './menu.ts'
import { guardNavigation } from './navigation.ts'
import { choosePaths } from './paths.ts'
import { readPepper } from './pepper.ts'
import { denyPermissions } from './permissions.ts'
import { createPrinter } from './print/printer.ts'
import { claimScheme, servePage } from './protocol.ts'
import { saveScreenshot } from './screenshot.ts'
import { systemKeeper } from './secret-keeper.ts'
import { keepStripeKey } from './stripe-key.ts'
import { readSwitches } from './switches.ts'
import { endOnUncaughtErrors } from './uncaught.ts'
import { createWindows } from './window.ts'
import { startCore } from './worker.ts'
import createThread from './worker-thread.ts?nodeWorker'

const log = openLog()
endOnUncaughtErrors(log)
// As root Chromium runs only without its sandbox; a build from source may, for tests in containers.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const switches = readSwitches(process.argv, process.env, app.isPackaged)
const paths = choosePaths(switches)
const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
const wanted = switches.language === null ? languagesOfComputer() : [switches.language]
const spoken = speakHere({ file: join(paths.data, 'language.json'), wanted, log })
const language = () => spoken.now().language
// What Chromium draws itself, as in fields for dates. It reads this once, at the start.
app.commandLine.appendSwitch('lang', spoken.now().locale)
const windows = createWindows({ preload: paths.preload, data: paths.data, log, language })
claimScheme()
guardNavigation(log, windows.openWall)
denyPermissions(developmentServer)

/** One app at a time may have the data; a second start only asks the first for a window. */
if (app.requestSingleInstanceLock({ newWindow: switches.newWindow })) run()
else app.exit(0)

function run(): void {
  log.info(describeRuntime())
  const core = startCore({
    demo: switches.demo,
    language,
    speak: (choice) => {
      spoken.choose(choice)
      showMenu()
      windows.readAnew()
    },
    log,
    push: (push) => {
      pushToWindows(push)
      if (push.kind === 'changed' && mayChangeWhoSignsIn(push.topics)) void tellSignIn(core.call, offerLock)
    },
    print: createPrinter(windows.openUnseen),
    pepper: () => readPepper(join(paths.data, 'pepper.json'), systemKeeper, { log, random: randomBytes }),
    stripeKey: keepStripeKey(join(paths.data, 'stripe-key.json'), systemKeeper, log),
    start: (demo) =>
      createThread({
        workerData: {
          folder: join(paths.data, 'studios'),
          migrations: paths.migrations,
          appVersion: app.getVersion(),
          demo,
          frozenAt: switches.frozenAt,
          stripeHost: switches.stripeHost,
        },
      }),
  })
  registerCalls({ ourWindows: windows.ids, walls: windows.wallIds, log, language, call: core.call })
  const showMenu = () => {
    const lock = () => void core.call('auth.lock', {})
    installMenu({ openWindow: windows.openFromMenu, openWall: windows.openWall, lock }, language())
    void tellSignIn(core.call, offerLock)
  }

  app.on('second-instance', (_event, _args, _folder, asked) => {
    const { newWindow } = asked as { readonly newWindow: boolean }
    newWindow ? windows.open() : windows.focusFirst()
  })
  app.on('activate', () => windows.focusFirst())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.once('will-quit', (event) => {
    event.preventDefault()
    void core.close().then(() => app.exit(0))
  })

  void app.whenReady().then(() => {
    servePage({ folder: paths.page, developmentServer, spoken: spoken.now })
    showMenu()
    watchDesk(core.call)
    const first = windows.open()
    if (switches.screenshot !== null) void saveScreenshot(first, switches.screenshot)
  })
}

/** What somebody starts the app with, as any program that is Chromium takes it; else what the system is set to. */
function languagesOfComputer(): readonly string[] {
  const started = app.commandLine.getSwitchValue('lang')
  return started === '' ? app.getPreferredSystemLanguages() : [started]
}
