import type { consoleZones as en } from '../en/consoleZones.ts';

/** The same in Spanish. */
export const consoleZones: Record<keyof typeof en, string> = {
  'console.zones': 'Mapa y zonas',
  'console.zones.about':
    'Una zona es una parte de la ciudad que usted dibuja. Quién vive en ella se cuenta por las direcciones del registro.',
  'console.zones.map': 'Mapa con {wards} distritos y {zones} zonas',
  'console.zones.new': 'Zona nueva',
  'console.zones.none': 'Todavía no hay ninguna zona',
  'console.zones.noneNext': 'Dibuje una, diga quién la atiende y úsela en los segmentos.',
  'console.zones.noMap': 'Todavía no hay mapa de los distritos. Quien administra el servidor lo carga con esta orden:',
  'console.zones.noRegister':
    'Dónde queda cada dirección sale de un registro de direcciones, con esta orden. Antes de eso puede dibujar una zona por sus esquinas.',
  'console.zones.live_one': '{count} persona vive aquí',
  'console.zones.live_other': '{count} personas viven aquí',
  'console.zones.who': 'Quién atiende {name}',
  'console.zones.charge': 'A cargo',
  'console.zones.chargeOf': 'Quién está a cargo de {name}',
  'console.zones.remove': 'Quitar',
  'console.zones.removeOf': 'Quitar {name}',
  'console.zones.removeWhat':
    'La zona desaparece del mapa y nadie queda a cargo de ella. Las personas siguen como están.',
  'console.zones.closer': 'Más cerca',
  'console.zones.further': 'Más lejos',
  'console.zones.whole': 'Todo el mapa',
  'console.zones.how':
    'Marque las esquinas en el mapa una tras otra, o escríbalas. La última se une sola con la primera.',
  'console.zones.undo': 'Deshacer la última esquina',
  'console.zones.goTo': 'Mostrar una dirección en el mapa',
  'console.zones.name': 'Nombre de la zona',
  'console.zones.corners': 'Esquinas',
  'console.zones.cornersHint': 'Una por línea: grados norte y después grados este, como en 44.9537, -93.2581.',
  'console.zones.drawn_one': '{count} esquina hasta ahora. Hacen falta al menos 3.',
  'console.zones.drawn_other': '{count} esquinas hasta ahora. Hacen falta al menos 3.',
  'console.zones.wrongLine': 'La línea {line} no es una esquina. Escriba dos números: grados norte, grados este.',
  'console.zones.tooFew': 'Indique al menos tres esquinas.',
  'console.zones.needName': 'Dé un nombre a la zona.',
  'console.places.address': 'Calle y número',
  'console.places.postalCode': 'Código postal, si lo sabe',
  'console.places.find': 'Buscar',
  'console.places.found': 'Se encontró esta dirección.',
  'console.places.foundIn': 'Se encontró esta dirección, en el distrito {ward}.',
  'console.places.unknown':
    'Esta dirección no está en el registro, o está más de una vez. Revise el número y la calle, y añada el código postal.',
};
