import type { HandlersOf } from '../../context.ts'
import { changePackage, createPackage, listStudioPackages } from './package-service.ts'
import {
  changeRoom,
  changeService,
  createRoom,
  createService,
  listStudioFamilies,
  listStudioLocations,
  listStudioRooms,
  listStudioServices,
} from './service.ts'

export const catalogueHandlers: HandlersOf<
  | 'services.list'
  | 'services.create'
  | 'services.update'
  | 'families.list'
  | 'locations.list'
  | 'rooms.list'
  | 'rooms.create'
  | 'rooms.update'
  | 'packages.list'
  | 'packages.create'
  | 'packages.update'
> = {
  'services.list': listStudioServices,
  'services.create': createService,
  'services.update': changeService,
  'families.list': listStudioFamilies,
  'locations.list': listStudioLocations,
  'rooms.list': listStudioRooms,
  'rooms.create': createRoom,
  'rooms.update': changeRoom,
  'packages.list': listStudioPackages,
  'packages.create': createPackage,
  'packages.update': changePackage,
}
