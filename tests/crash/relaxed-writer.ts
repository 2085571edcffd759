import Database from 'better-sqlite3'

/**
 * Makes every connection of this process write as the library would without our setting: with synchronous=NORMAL,
 * which does not wait for the disk. The product has no such switch. It sets FULL on opening and reads it back, so
 * each connection is relaxed later, just before its first unit of work.
 */
export function relaxWriters(): void {
  const strict = Database.prototype.exec
  const relaxed = new WeakSet<object>()
  Database.prototype.exec = function exec(this: Database.Database, source: string) {
    if (source === 'begin immediate' && !relaxed.has(this)) {
      this.pragma('synchronous = NORMAL')
      if (this.pragma('synchronous', { simple: true }) !== 1) throw new Error('The writer stayed strict.')
      relaxed.add(this)
    }
    return strict.call(this, source)
  }
}
