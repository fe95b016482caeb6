import type { consolePeople as english } from '../en/consolePeople.ts';

/** The same texts in Spanish. */
export const consolePeople: Record<keyof typeof english, string> = {
  'console.people.searchByName': 'Nombre',
  'console.people.nobodyByName':
    'Pruebe con el nombre de pila, o una parte. Su función no busca por apellido, correo ni teléfono.',
  'console.people.pageGone': 'Ya no queda nadie en esta página',
  'console.people.fromStart': 'Mostrar desde el principio',
  'console.people.emptyWait': 'Aquí aparecen las personas que se agreguen a la lista.',
  'console.people.sort': 'Orden',
  'console.people.sort.NEWEST': 'Lo más reciente primero',
  'console.people.sort.FAMILY_NAME': 'Por apellido',
  'console.people.sort.GIVEN_NAME': 'Por nombre de pila',
  'console.people.namesRead': 'Leídos hasta ahora: {read} de {of} nombres.',
  'console.people.behind':
    'Muchas personas cambiaron a la vez. Los nombres son los de {time}. Esta página vuelve a buscar por sí sola.',
  'console.people.changesRead': 'Leídos hasta ahora: {read} de {of} cambios.',
  'console.person.address': 'Dirección',
  'console.person.tag': 'Agregar etiqueta',
  'console.person.untag': 'Quitar {tag}',
  'console.person.tagName': 'Etiqueta',
  'console.person.tagNeeded': 'Escriba una etiqueta.',
  'console.person.pronouns': 'Pronombres',
  'console.person.notes': 'Notas',
  'console.person.notesFor': 'Solo para quien puede ver direcciones y teléfonos.',
  'console.stop': 'Anotar que pidió parar',
  'console.stop.title': 'Esta persona pidió parar',
  'console.stop.about': 'Anótelo en cuanto alguien se lo diga, con las palabras que sean. Cuenta desde ahora.',
  'console.stop.final':
    'Vale hasta que la misma persona diga otra cosa. Aquí nadie lo puede quitar, y un archivo tampoco.',
  'console.stop.channel': 'Qué hay que parar',
  'console.stop.yes': 'Anotarlo',
};
