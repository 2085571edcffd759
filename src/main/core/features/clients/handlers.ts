import type { HandlersOf } from '../../context.ts'
import { listDuplicates } from './duplicates.ts'
import { exportClients } from './export.ts'
import { deactivateMany, reactivateMany } from './many.ts'
import {
  changeClient,
  createClient,
  deactivateClient,
  getClient,
  listClientPage,
  reactivateClient,
  searchForClients,
} from './service.ts'

export const clientsHandlers: HandlersOf<
  | 'clients.list'
  | 'clients.duplicates'
  | 'clients.export'
  | 'clients.search'
  | 'clients.get'
  | 'clients.create'
  | 'clients.update'
  | 'clients.deactivate'
  | 'clients.reactivate'
  | 'clients.deactivateMany'
  | 'clients.reactivateMany'
> = {
  'clients.list': listClientPage,
  'clients.duplicates': listDuplicates,
  'clients.export': exportClients,
  'clients.search': searchForClients,
  'clients.get': getClient,
  'clients.create': createClient,
  'clients.update': changeClient,
  'clients.deactivate': deactivateClient,
  'clients.reactivate': reactivateClient,
  'clients.deactivateMany': deactivateMany,
  'clients.reactivateMany': reactivateMany,
}
