import { readFileSync, writeFileSync } from 'node:fs'
import { absentFromLock, completeLock } from './setup/lock-file.mjs'
import { inRoot } from './setup/paths.mjs'

// After "npm install" on a network whose registry lacks the packages of other platforms.
const file = inRoot('package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const absent = absentFromLock(lock)
if (absent.length > 0) writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`)
console.log(
  `${absent.length} packages of other platforms added to package-lock.json${absent.length > 0 ? ':' : '.'}`,
)
for (const { name, version } of absent) console.log(`  ${name}@${version}`)
