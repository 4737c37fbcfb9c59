import type { BodyReading } from '../request/body-reading.js';
import { collectForm, collectName, POST_SOURCES } from './collect-form.js';
import { collectHead } from './collect-head.js';
import { collectJson } from './collect-json.js';
import { collectXml } from './collect-xml.js';
import { collectYaml } from './collect-yaml.js';
import { add, type Collection, createCollection } from './collection.js';
import { ParameterGroups } from './parameter-groups.js';
import type { WordFilter } from './word-filter.js';

export { collectParsed } from './collect-parsed.js';

/** The texts of one reading of a body, without the words that the filter knows to be harmless. */
export function collectReading(reading: BodyReading, filter?: WordFilter): Collection {
  const into = createCollection(filter);
  switch (reading.kind) {
    case 'form':
      collectForm(reading.text, POST_SOURCES, into, reading.isAlone === true);
      break;
    case 'json':
      // `{{7*7}}` and `[<img onerror="…">]` begin and end as JSON: whoever takes text gets all of it.
      if (!collectJson(reading.text, into, filter) && reading.isAlone === true) add(into, 'text', '', reading.text);
      break;
    case 'xml':
      collectXml(reading.text, into);
      break;
    case 'yaml':
      collectYaml(reading.text, into);
      break;
    case 'text':
      add(into, 'text', '', reading.text);
      break;
    case 'field':
      collectName(reading.name, 'post_variables', into);
      add(into, 'post_values', reading.name, reading.text);
      break;
    case 'file':
      collectName(reading.name, 'post_variables', into);
      add(into, 'file_names', reading.name, reading.fileName);
      add(into, 'text', reading.name, reading.head);
      break;
    case 'binary':
      add(into, 'text', '', reading.head);
      break;
    case 'trailers':
      return collectHead({ target: '', rawHeaders: reading.rawTrailers }, undefined, filter);
  }
  return into;
}

/** The joins of multipart fields with the same name, which lie in different readings of one body. */
export function collectRepeatedFields(readings: readonly BodyReading[]): Collection {
  const into = createCollection();
  const groups = new ParameterGroups();
  for (const reading of readings) if (reading.kind === 'field') groups.add(reading.name, reading.text);
  groups.collect('post_values', into);
  return into;
}
