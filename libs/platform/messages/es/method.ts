/** Texts of the page that says how a position comes about. */
export const method = {
  'method.title': 'Cómo se llega a una postura',
  'method.lede':
    'Nadie escribe a mano la postura de un integrante del concejo. Una sola regla la lee de pruebas que usted puede consultar, y esta es toda la regla.',
  'method.back': 'La postura del concejo',
  'method.link': 'Cómo se llega a una postura',
  'method.rests.title': 'En qué se basa',
  'method.rests.text':
    'Cada prueba tiene una fuente, y una persona la une al texto de una exigencia: a favor o en contra, nombrándola o solo apuntando a ella. Una segunda persona aceptó ambas cosas. Solo lo que nombra la exigencia puede fijar una postura.',
  'method.order.title': 'Qué pesa más',
  'method.order.text':
    'Primero los votos registrados, luego los actos en el cargo, el patrocinio de un texto, los compromisos y cuestionarios, las palabras propias y, al final, lo que otros cuentan. De un mismo tipo decide lo último. Lo que otros cuentan nunca pasa de una inclinación. Compromiso tiene solo quien lo prometió, lo firmó o patrocinó el texto de la exigencia.',
  'method.never.title': 'Qué no cuenta nunca',
  'method.never.text':
    'Lo que otros afirman, palabras del personal, asistir a un acto, una invitación rechazada, una respuesta que no llegó, lo que dice una institución, votos sin nombres registrados, y pruebas sobre otra ciudad u otro tema. Se muestran con el motivo por el que no cuentan. Una acusación contra alguien no aparece en su página.',
  'method.votes.title': 'Votos, abstenciones y ausencias',
  'method.votes.text':
    'Varios votos sobre una exigencia se miran juntos: cada voto a favor o en contra cuenta entero, una abstención la mitad, una ausencia nada. Los votos de procedimiento (remitir, aplazar, suspender las reglas) solo informan. Alguien solo pudo votar mientras ocupaba un escaño, y la página dice en cuántos votos fue.',
  'method.stale.title': 'Cuándo envejecen las palabras',
  'method.stale.text':
    'Las palabras caducan con un mandato nuevo, cuando el órgano decidió sobre la exigencia, o a los 365 días. La etiqueta queda, marcada como vieja, y el camino a la mayoría cuenta el escaño como abierto. Votos, patrocinios y actos no envejecen. Palabras sobre un texto anterior de una exigencia no pasan al nuevo.',
  'method.newHolder.title': 'Otra persona en el escaño',
  'method.newHolder.text':
    'Una postura es de una persona, nunca de un escaño. Quien llega empieza como desconocido y no hereda nada de quien estuvo antes.',
  'method.unanimous.title': 'Unánime no es nominal',
  'method.unanimous.text':
    'Que un voto se llame unánime dice que nadie consta en contra entre quienes votaron. Sin nombres no fija la postura de nadie. Los nombres se pueden añadir después; entonces cada uno cuenta.',
  'method.unknown.title': 'No saber es una respuesta',
  'method.unknown.text':
    'De la mayoría de las casillas no se sabe, y cada una dice por qué: sin pruebas, solo palabras generales, solo una acusación, un voto sin nombres, alguien nuevo, o pruebas que se contradicen. Cuando las palabras y los actos de alguien apuntan a lados distintos, la etiqueta dice que se contradice hasta que decida un voto o una persona, y la página lo dice.',
  'method.review.title': 'Quién lo revisa',
  'method.review.text':
    'Quien ingresa una prueba nunca decide sobre ella. El registro que viene con este programa se marca como incluido hasta que dos personas con nombre de esta instalación lo confirmen. Lo que se retira queda en la historia con su motivo. Una persona puede fijar una etiqueta en lugar de la regla solo con un motivo, hasta un día, y cuando una segunda persona está de acuerdo; la página dice entonces que lo decidió una persona.',
  'method.path.title': 'El camino a la mayoría',
  'method.path.text':
    'En Minneapolis la mayoría se cuenta sobre los trece escaños: siete para aprobar, nueve para anular un veto. Quien falta, se abstiene o cuyo escaño está vacante cuenta como un no.',
  'method.reply.title': '¿Algo está mal?',
  'method.reply.text':
    'Diga a la organización de esta página qué está mal o qué falta, con una fuente. Una corrección toma el lugar de lo que corrige cuando fue aceptada, y ambas quedan visibles en la historia.',
};
