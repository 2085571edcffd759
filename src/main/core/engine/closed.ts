import type { AppError } from '../../../shared/errors.ts'
import { type Engine, OpenRefused } from './engine.ts'

/** Stands in while no file is open: every use of it is refused with the reason. */
export function closedEngine(refusal: AppError): Engine {
  const refuse = () => Promise.reject(new OpenRefused(refusal))
  return {
    dialect: 'sqlite',
    writes: false,
    read: refuse,
    readApart: refuse,
    write: refuse,
    migrate: refuse,
    schemaVersion: refuse,
    backup: refuse,
    storageProblems: refuse,
    refusalOf: () => null,
    close: async () => undefined,
  }
}
