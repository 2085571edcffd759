import type { Value } from '../../../shared/contract/index.ts'

export type SoldPackage = Value<'packages.list'>['rows'][number]
