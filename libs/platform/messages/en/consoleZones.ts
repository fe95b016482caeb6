/** Texts of the map: wards, zones, and addresses that are looked up. */
export const consoleZones = {
  'console.zones': 'Map and zones',
  'console.zones.about':
    'A zone is a part of town that you draw yourself. Who lives in it is counted by addresses on the register.',
  'console.zones.map': 'Map with {wards} wards and {zones} zones',
  'console.zones.new': 'New zone',
  'console.zones.none': 'No zone is drawn yet',
  'console.zones.noneNext': 'Draw one, say who is in charge of it, and use it in segments.',
  'console.zones.noMap': 'No map of the wards is there yet. Whoever runs the server puts it in with this command:',
  'console.zones.noRegister':
    'Where addresses lie comes from a register of addresses, with this command. You can draw a zone by its corners before that.',
  'console.zones.live_one': '{count} person lives here',
  'console.zones.live_other': '{count} people live here',
  'console.zones.who': 'Who looks after {name}',
  'console.zones.charge': 'In charge',
  'console.zones.chargeOf': 'Who is in charge of {name}',
  'console.zones.remove': 'Remove',
  'console.zones.removeOf': 'Remove {name}',
  'console.zones.removeWhat':
    'The zone goes off the map, and nobody is in charge of it any more. People stay as they are.',
  'console.zones.closer': 'Closer',
  'console.zones.further': 'Further away',
  'console.zones.whole': 'Whole map',
  'console.zones.how':
    'Click the corners on the map one after the other, or type them. The last joins the first by itself.',
  'console.zones.undo': 'Undo last corner',
  'console.zones.goTo': 'Show an address on the map',
  'console.zones.name': 'Name of the zone',
  'console.zones.corners': 'Corners',
  'console.zones.cornersHint': 'One a line: degrees north, then degrees east, as in 44.9537, -93.2581.',
  'console.zones.drawn_one': '{count} corner so far. At least 3 are needed.',
  'console.zones.drawn_other': '{count} corners so far. At least 3 are needed.',
  'console.zones.wrongLine': 'Line {line} is no corner. Write two numbers: degrees north, degrees east.',
  'console.zones.tooFew': 'Give at least three corners.',
  'console.zones.needName': 'Give the zone a name.',
  'console.places.address': 'Street address',
  'console.places.postalCode': 'ZIP code, if you know it',
  'console.places.find': 'Look up',
  'console.places.found': 'This address was found.',
  'console.places.foundIn': 'This address was found, in ward {ward}.',
  'console.places.unknown':
    'This address is not on the register, or it is on it more than once. Check the number and the street, and add the ZIP code.',
};
