/** The version of the bundled record: it changes with every change of what the record says. */
export const RECORD_VERSION = '2025.3';
/** The last day that the record speaks of; later on it knows of nothing. */
export const CLOSING_DATE = '2025-12-31';
