import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { CARD_FONT } from './card.svg.ts';

const { resolve } = createRequire(import.meta.url);
const FONTS = ['400Regular/SourceSans3_400Regular.ttf', '700Bold/SourceSans3_700Bold.ttf'];
/** How many pictures are kept; the one that was not asked for longest goes first. */
const KEPT = 128;

/** By what a picture is known: what is drawn in it, and so another one as soon as the record says something else. */
export const cardKey = (svg: string): string => createHash('sha256').update(svg).digest('base64url').slice(0, 22);

/**
 * Draws pictures from what a page says, one at a time and off the thread that answers requests; of one picture there is one
 * drawing, however many ask for it at once. What is not known is not asked for: an address that leads nowhere draws nothing.
 */
@Injectable()
export class Cards {
  /** How many were drawn since the start. */
  drawn = 0;
  private readonly kept = new Map<string, Promise<Buffer>>();
  private last: Promise<unknown> = Promise.resolve();

  png(svg: string): Promise<Buffer> {
    const key = cardKey(svg);
    const card = this.kept.get(key) ?? this.inTurn(svg);
    this.kept.delete(key);
    this.kept.set(key, card);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    // A drawing that failed is not kept.
    card.catch(() => this.kept.get(key) === card && this.kept.delete(key));
    return card;
  }

  private inTurn(svg: string): Promise<Buffer> {
    const card = this.last.then(() => this.draw(svg));
    this.last = card.catch(() => undefined);
    return card;
  }

  private async draw(svg: string): Promise<Buffer> {
    this.drawn += 1;
    const { renderAsync } = await import('@resvg/resvg-js');
    const fontFiles = FONTS.map((file) => resolve(`@expo-google-fonts/source-sans-3/${file}`));
    const image = await renderAsync(svg, {
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: CARD_FONT },
    });
    return image.asPng();
  }
}
