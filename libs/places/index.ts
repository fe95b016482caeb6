export { AddressPoint } from './address-point.entity.ts';
export { LoadingService } from './loading.service.ts';
export { readWardMap } from './map.reading.ts';
export { placesTaken } from './places.facts.ts';
export { PlacesModule } from './places.module.ts';
export { type Address, Places, wardIn } from './places.service.ts';
export { housesOf } from './points.reading.ts';
export { isWithin, metresBetween, type Point, type Position, type Ring, type Shape, shapeIn } from './shapes.ts';
export { WardMap } from './ward-map.entity.ts';
