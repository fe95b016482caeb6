import Bowser from 'bowser';

/** What somebody knows their device by; null where it does not say. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** The words for what a browser calls itself: "Firefox" and "Linux", without the versions that tell devices apart. */
export function deviceOf(agent: string): Device {
  if (!agent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(agent);
  return { browser: browser.name || null, system: os.name || null };
}
