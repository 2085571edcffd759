import { renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openConnection, type RawDatabase } from '../../../src/main/core/engine/sqlite-open.ts'
import { makeFolder } from '../../support/storages.ts'

/** What must not matter: that the app was closed, that the file was put elsewhere, that what can be worked out was lost. */
export const INTERRUPTIONS = {
  closed: (file: string) => file,
  moved: (file: string) => {
    const target = join(makeFolder(), 'studio.db')
    renameSync(file, target)
    rmSync(dirname(file), { recursive: true })
    return target
  },
  forgotten: (file: string) => {
    workOutAnew(file)
    return file
  },
} as const satisfies Record<string, (file: string) => string>

/** Puts every figure that is kept beside the ledger to nothing, and works it out from the lines alone. */
function workOutAnew(file: string): void {
  const raw = openConnection(file, { readonly: false })
  try {
    const guards = raw
      .prepare<[], { name: string; sql: string }>(
        "select name, sql from sqlite_schema where type = 'trigger'",
      )
      .all()
    raw.transaction(() => {
      for (const { name } of guards) raw.exec(`drop trigger ${name}`)
      foldBuckets(raw)
      foldHolds(raw)
      for (const { sql } of guards) raw.exec(sql)
    })()
    raw.exec('reindex')
  } finally {
    raw.close()
  }
}

const sumOf = (plus: readonly string[], minus: readonly string[]) => {
  const list = (kinds: readonly string[]) => `(${kinds.map((kind) => `'${kind}'`).join(', ')})`
  return `coalesce(sum(case when kind in ${list(plus)} then units when kind in ${list(minus)} then -units end), 0)`
}

function foldBuckets(raw: RawDatabase): void {
  raw.exec(`update grants set granted = 0, available = 0, held = 0, used = 0, expired = 0, revoked = 0;
    update grants set (granted, available, held, used, expired, revoked) = (select
      ${sumOf(['GRANT'], [])},
      ${sumOf(['GRANT', 'RELEASE', 'UNEXPIRE'], ['HOLD', 'EXPIRE', 'REVOKE'])},
      ${sumOf(['HOLD', 'UNCAPTURE'], ['RELEASE', 'CAPTURE'])},
      ${sumOf(['CAPTURE'], ['UNCAPTURE'])},
      ${sumOf(['EXPIRE'], ['UNEXPIRE'])},
      ${sumOf(['REVOKE'], [])}
      from entries where grant_id = grants.id)`)
}

function foldHolds(raw: RawDatabase): void {
  const own = 'from entries where booking_id = booking_holds.booking_id and grant_id = booking_holds.grant_id'
  raw.exec(`update booking_holds set held = 0, captured = 0;
    update booking_holds set (held, captured) = (select
      ${sumOf(['HOLD', 'UNCAPTURE'], ['RELEASE', 'CAPTURE'])},
      ${sumOf(['CAPTURE'], ['UNCAPTURE'])} ${own})`)
}
