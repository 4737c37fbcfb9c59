import { rawNameBefore } from './hash-context.js';

/** Parts of names, in lower case: whoever writes digits under such a name does not mean a card. */
const OTHER =
  /order|invoice|\bean|gtin|upc|isbn|issn|sku|imei|imsi|iccid|serial|tracking|shipment|parcel|ticket|barcode|voucher|reference|phone|mobile|\btel|fax|iban|time|date|created|updated|expires|version|revision|offset|cursor|nonce|seed|hash|checksum|etag|trace|span|session|request|build|channel|message|tweet|post|photo|thread|customer|merchant|product|item|transaction/;
/** `id`, `user_id`, `data-id`, `ID`. */
const IDENTIFIER = /(?:^|[_.:-])ids?$/i;

/** Whether the name in front of a number says that it is no card's: `"orderNumber": "`, `data-id="`. */
export function namesOtherNumber(context: string): boolean {
  const name = rawNameBefore(context);
  return name !== '' && (IDENTIFIER.test(name) || /[a-z]I[dD]s?$/.test(name) || OTHER.test(name.toLowerCase()));
}
