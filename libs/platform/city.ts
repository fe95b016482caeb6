/** The time zone of the city that the campaign is in: its days begin and end there. */
export const CITY_ZONE = 'America/Chicago';
