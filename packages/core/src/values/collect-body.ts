import type { BodyReading } from '../request/body-reading.js';
import { collectForm, POST_SOURCES } from './collect-form.js';
import { collectJson } from './collect-json.js';
import { collectXml } from './collect-xml.js';
import { add, type Collection, createCollection } from './collection.js';

export { collectParsed } from './collect-parsed.js';

/** The texts of one reading of a body. */
export function collectReading(reading: BodyReading): Collection {
  const into = createCollection();
  switch (reading.kind) {
    case 'form':
      collectForm(reading.text, POST_SOURCES, into);
      break;
    case 'json':
      collectJson(reading.text, into);
      break;
    case 'xml':
      collectXml(reading.text, into);
      break;
    case 'text':
      add(into, 'text', '', reading.text);
      break;
    case 'field':
      add(into, 'post_variables', reading.name, reading.name);
      add(into, 'post_values', reading.name, reading.text);
      break;
    case 'file':
      add(into, 'post_variables', reading.name, reading.name);
      add(into, 'file_names', reading.name, reading.fileName);
      add(into, 'text', reading.name, reading.head);
      break;
    case 'binary':
      add(into, 'text', '', reading.head);
      break;
  }
  return into;
}
