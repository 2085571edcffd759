// Opens the app named on the command line, as Electron's own default app does; the fallback Electron has none.
// It must be an ES module with top-level await: Electron holds "ready" back until such a module has finished.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)

/** What stands before the app belongs to Electron, what follows is the app's own. */
function readArguments(args) {
  const preloaded = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]
    if (argument === '-r' || argument === '--require') {
      index += 1
      preloaded.push(args[index])
    } else if (!argument.startsWith('-')) {
      return { preloaded, target: path.resolve(argument) }
    }
  }
  return { preloaded, target: undefined }
}

/** A folder's package.json names the main file; a file is its own. */
function describeApp(target) {
  if (!statSync(target).isDirectory()) return { main: target, about: {}, folder: path.dirname(target) }
  const manifest = path.join(target, 'package.json')
  const about = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  return { main: path.join(target, about.main ?? 'index.js'), about, folder: target }
}

try {
  // A copy, because what is required may change process.argv.
  const { preloaded, target } = readArguments([...process.argv].slice(1))
  if (target === undefined) throw new Error('Name the folder of the app to open.')
  process.defaultApp = true
  for (const file of preloaded) require(path.resolve(file))
  const { main, about, folder } = describeApp(target)
  if (about.version) app.setVersion(about.version)
  const name = about.productName ?? about.name
  if (name) app.setName(name)
  app.setDesktopName(about.desktopName ?? `${app.getName()}.desktop`)
  app.setAppPath(folder)
  await import(pathToFileURL(main).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}
