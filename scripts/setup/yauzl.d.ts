/** The part of yauzl that the set-up uses; the package brings no types of its own. */
declare module 'yauzl' {
  interface Entry {
    readonly fileName: string
    /** Unix file modes are its upper sixteen bits. */
    readonly externalFileAttributes: number
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<import('node:stream').Readable>
  }
  export function openPromise(file: string): Promise<ZipFile>
}
